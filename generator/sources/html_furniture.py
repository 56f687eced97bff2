"""Words that belong to a site and never to a document: bread crumbs, share bars, buttons, counters, footers."""

from __future__ import annotations

import re

from generator.sources.html_words import BUTTONS

_SEPARATORS = re.compile(r"[\s\u00a0\u3000|｜丨【】\[\]()（）·•>》»/:：,，-]+")
_PATTERNS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"^(?:您?(?:现在|当前|目前)?的?(?:所在)?的?位置|您所?在的?位置|您现在(?:是)?在|你的位置|所在位置)\s*(?:是)?\s*[:：>》].{0,100}$",
        re.S,
    ),
    re.compile(r"^首页\s*[>》»/-].{0,100}$", re.S),
    re.compile(r"^【?(?:上一篇|下一篇|上一条|下一条|前一篇|后一篇|上篇|下篇)】?\s*[:：].{0,100}$"),
    re.compile(
        r"^(?=.{0,40}(?:手机|微信|分享|关注|打开|查看|阅读))(?![一二三四五六七八九十（(\d]).{0,10}"
        r"(?:扫一扫|扫码|扫描.{0,4}二维码).{0,32}$"
    ),
    re.compile(r"^用?手机(?:查看|阅读|扫描).{0,20}$"),
    re.compile(
        r"^(?:本文|文章|信息|页面)?已?(?:被)?(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[:：]?\s*\[?\d*\]?\s*次?$"
    ),
    re.compile(r"^(?:字体|字号|文字大小)(?:大小)?\s*[:：]?\s*[\[【(（]?\s*(?:特大|超大|加大|大|小|A|T).{0,30}$"),
    re.compile(r"^(?:视力保护色|保护视力色)\s*[:：]?.{0,40}$"),
    re.compile(r"^(?:\{\{.*\}\}|\$\{.*\}|<%.*%>|\[!--.*--\]|#\w+#|\{%.*%\}|undefined|null|NaN)$", re.S),
    re.compile(
        r"^(?:您的浏览器|本网站|为(?:了)?获得(?:更好|最佳)|推荐使用|请使用|建议(?:您)?使用).{0,20}(?:浏览器|JavaScript|IPv6|分辨率|Flash).{0,40}$"
    ),
)
_FOOTERS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备|公网安备|网站标识码|政府网站标识码)"
    ),
    re.compile(r"^(?:copyright|©|版权所有|版权声明|版权与免责声明|免责声明)", re.I),
    re.compile(
        r"^(?:主办(?:单位)?|承办(?:单位)?|协办(?:单位)?|主管(?:单位)?|维护(?:单位)?|技术支持|网站管理|运维单位|建设单位)\s*[:：].{0,120}$"
    ),
)
RELATED = re.compile(
    r"^[【\[]?(?:相关|延伸|推荐|热点|最新|最近)?(?:链接|阅读|文章|信息|解读|政策解读|稿件|新闻|政策|文件|文档|报道|推荐|更新|图解|内容)[】\]]?\s*[:：]?$"
)
"""Heads a list of links to other pages."""
DISCLAIMER = re.compile(
    r"^(?:版权与免责声明|版权及免责声明|免责与版权声明|版权声明|版权所有|网站声明|转载声明|责任声明)\s*[:：]?$"
)
"""Heads what a site says of every page."""
ATTACHED = re.compile(r"^[【\[（(]?附\s*(?:件|表|录|图)|^(?:附件下载|相关附件|下载附件|文件下载|附件列表)")
_DATE = re.compile(
    r"^[\d〇零○一二三四五六七八九十]{4}\s*年\s*[\d〇零○一二三四五六七八九十]{1,3}\s*月\s*[\d〇零○一二三四五六七八九十]{1,3}\s*日$"
)
_LONGEST_BAR = 60
_NEVER_ALONE = frozenset({"正常", "标准", "默认", "字体", "字号", "大小"})


def is_site_text(text: str) -> bool:
    """Whether a line is a button, a bread crumb, a share bar, a counter or a template's placeholder."""
    if len(text) <= _LONGEST_BAR:
        words = [word for word in _SEPARATORS.split(text) if word]
        if not words or all(word in BUTTONS for word in words):
            return len(words) > 1 or (len(words) == 1 and len(words[0]) > 1 and words[0] not in _NEVER_ALONE)
    return any(pattern.search(text) for pattern in _PATTERNS)


def is_footer_text(text: str) -> bool:
    """Whether a line stands at the foot of a site: licence numbers, copyright, who runs the site."""
    return any(pattern.search(text) for pattern in _FOOTERS)


def is_date_line(text: str) -> bool:
    """Whether a line is a date under a signature and nothing else."""
    return bool(_DATE.match("".join(text.split())))
