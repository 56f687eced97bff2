"""政府信息公开申请表: the fields, for the page, the file and the assistant alike."""

from __future__ import annotations

from generator.model.value import value_class


@value_class
class FormField:
    """One field of the form."""

    id: str
    label: str
    hint: str = ""
    options: tuple[str, ...] = ()
    """Where only one of these can be the answer."""
    is_long: bool = False
    """Several lines."""
    is_required: bool = False
    autofill: str = "off"
    """What a browser may fill in for the reader (`autocomplete`)."""


@value_class
class FormPart:
    """Fields under one heading."""

    id: str
    title: str
    fields: tuple[FormField, ...]


FORM_TITLE = "政府信息公开申请表"
FORM_PARTS = (
    FormPart(
        id="applicant",
        title="申请人",
        fields=(
            FormField(
                id="applicant_type",
                label="申请人类型",
                options=("公民", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
                is_required=True,
            ),
            FormField(id="name", label="姓名或者名称", hint="单位申请的写全称", is_required=True, autofill="name"),
            FormField(id="representative", label="法定代表人、联系人", hint="单位申请的填写"),
            FormField(id="identity", label="证件名称和号码", hint="可以先不填，提交时连同证件复印件一起补上"),
            FormField(id="telephone", label="联系电话", is_required=True, autofill="tel"),
            FormField(id="address", label="通信地址", is_required=True, autofill="address-line1"),
            FormField(id="postcode", label="邮政编码", autofill="postal-code"),
            FormField(id="email", label="电子邮箱", autofill="email"),
        ),
    ),
    FormPart(
        id="wanted",
        title="申请公开的政府信息",
        fields=(
            FormField(id="subject", label="信息名称", hint="例如文件标题、项目名称、证书名称", is_required=True),
            FormField(id="number", label="文号", hint="知道的填写，例如“×府〔2025〕1号”"),
            FormField(
                id="features",
                label="便于查找的特征",
                hint="大概什么时间、哪个单位、什么地点、什么事情；一份申请写一件事",
                is_long=True,
                is_required=True,
            ),
        ),
    ),
    FormPart(
        id="delivery",
        title="怎样取得信息",
        fields=(
            FormField(id="medium", label="信息的形式", options=("纸质", "电子文件"), is_required=True),
            FormField(id="delivery_means", label="取得方式", options=("当面领取", "邮寄", "电邮"), is_required=True),
        ),
    ),
)
"""What 条例 and guides ask for: who, what, in which form; nobody is asked what for."""
