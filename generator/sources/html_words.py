"""Vocabulary of web pages: tags, names in markup, labels of metadata, words on buttons."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """Words between white space."""
    return frozenset(text.split())


BLOCK_TAGS = _words("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody
    td tfoot th thead tr ul xmp option optgroup select
""")
"""Elements that begin and end a paragraph."""

FURNITURE_TAGS = _words("""
    nav footer aside button select option optgroup textarea iframe svg canvas video audio object dialog noembed
    noframes math marquee datalist
""")
"""Elements that never hold a document's text."""

FURNITURE_NAMES = _words("""
    nav navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs footer foot topbar toolbar tools share
    sharebar bdshare bdsharebuttonbox bdsharebutton social copyright sidebar login search searchbox banner
    pagination pager qrcode ewm erweima wza mianbaoxie mbx dqwz related xgxw recommend fontsize friendlink yqlj
    toplink tabs accessibility skiplink topnav footnav
""")
"""Words of class and id, English and pinyin, that name furniture on any site."""

BUTTONS = _words("""
    打印 打印本页 打印此页 打印文章 打印本文 打印页面 我要打印 关闭 关闭窗口 关闭本页 关闭页面 返回 返回顶部
    返回首页 返回列表 返回上一页 回到顶部 收藏 收藏本页 加入收藏 收藏本文 分享 分享到 分享至 分享本页 一键分享 微信
    朋友圈 微博 新浪微博 腾讯微博 新浪 腾讯 QQ空间 QQ qq 人人网 更多 字体 字号 字体大小 文字大小 大 中 小 特大 超大
    默认 正常 标准 我要纠错 纠错 首页 上一页 下一页 尾页 末页 上一篇 下一篇 上一条 下一条 没有了 下载文字版
    下载图片版 扫一扫 语音播报 语音朗读 朗读 繁 简 繁体 简体 EN English 无障碍 无障碍浏览 关怀版 长者版 长者模式
    适老化 进入关怀版 手机版 登录 注册 搜索 网站地图 联系我们 法律声明 隐私声明 网站声明 关于我们 设为首页 RSS订阅
    RSS 视力保护色 背景色 T A 【 】 》 > » | 您的位置 当前位置 打印】 【打印 复制链接 点赞 相关附件下载 全文下载
    保护视力色 T- T+ A- A+
""")
"""What stands on buttons and share bars."""

LABELS = _words("""
    索引号 信息索引号 索取号 索引编号 信息编号 公开目录号 主题分类 信息分类 组配分类 公开分类 分类 体裁分类
    服务对象分类 主题词 关键词 信息主题词 发文机关 发文单位 发文部门 制发机关 制定机关 发布机关 发布机构 公开主体
    公开机构 公开单位 公开部门 责任部门 发布单位 发布部门 信息发布单位 信息提供单位 办文部门 成文日期 成文时间
    生成日期 生成时间 发文日期 发文时间 制发日期 印发日期 签发日期 公布日期 公开日期 公开时间 发布日期 发布时间
    更新时间 更新日期 信息时间 日期 时间 名称 标题 文件名称 公文名称 信息名称 文件标题 文号 发文字号 文件编号
    文件字号 公文文号 文件号 公文字号 有效性 时效 时效性 效力状态 效力状况 效力级别 是否有效 废止日期 失效日期
    失效时间 废止时间 生效日期 生效时间 施行日期 实施日期 执行日期 有效期 有效期限 截止日期 公开属性 公开方式
    公开形式 公开范围 公开时限 公开程序 公开类别 公开类型 信息类别 体裁 文种 语种 载体类型 主题 内容概述 内容摘要
    摘要 概述 文件下载 统一登记号 规范性文件登记号 统一编号 规范性文件统一编号 登记号 文件状态 政策状态 来源
    文章来源 信息来源 稿件来源 内容来源 供稿单位 作者 责任编辑 编辑 审核 浏览次数 浏览量 阅读次数 阅读量 访问量
    点击数 点击量 点击次数 访问次数 文章类型 发布人 录入人 主题一级 主题二级 主题(一级) 主题(二级) 所属主题 所属分类
    所属栏目 栏目
""")
"""Labels of a page's metadata (国办发〔2017〕47号 and practice), without white space and colon, brackets half-width."""

CREDITS = _words("""
    来源 文章来源 信息来源 稿件来源 内容来源 供稿单位 作者 责任编辑 编辑 审核 发布时间 发布日期 更新时间 更新日期
    公开日期 公开时间 发布机构 发布机关 发布单位 浏览次数 浏览量 阅读次数 阅读量 访问量 点击数 点击量 点击次数
    访问次数 文章类型 信息时间 日期 时间 成文日期 发文日期
""")
"""Labels of the line under a title."""

COMMON_WORDS = _words("""
    分类 日期 时间 名称 标题 主题 时效 摘要 概述 编辑 审核 作者 栏目 来源 关键词 文种 体裁
""")
"""Labels that are ordinary words: labels only with a colon."""
