"""Parts that are told by a place, a form of help, a giver or those who get it, completed with what the whole is of."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.roles import Roles, last_verb
from minzheng_ie.text.amounts import NUMERAL
from minzheng_ie.tree.leaves import Token, text_of

_PLACES = ("社区", "村", "镇", "乡", "街道", "区", "县", "新城", "办事处")
_GOING = ("返乡", "回乡", "下乡", "进村", "进社区", "入村")
_GIFTS = ("捐款", "善款", "捐赠")
_PAYMENTS = (
    "补贴",
    "补贴款",
    "补贴金",
    "补助",
    "补助款",
    "补助金",
    "津贴",
    "慰问金",
    "救助金",
    "救济金",
    "红包",
)
_RECEIVERS = (
    "对象",
    "户",
    "家庭",
    "人员",
    "低保",
    "五保",
    "残疾人",
    "老人",
    "老年人",
    "儿童",
    "孤儿",
    "学生",
)
_WORDS = 3  # of a place in no table


class ShareReader(Roles):
    """Completes parts of a whole that 其中 opened, and payments to each of a group."""

    def share_of(self, label: Sequence[Token], whole: Sequence[Token], unit: str) -> list[Token]:
        """A part told by where (其中柳林社区1户), in what form (其中现金) or by a giver's name; empty where it is none.

        label: the words before the part's number. whole: what the whole is of. unit (str): of both.
        """
        last, money = label[-1], unit == "元"
        if money and all("form" in t.roles for t in label):
            both = whole[-1].text == "款物" and last.text[0] == "物"  # 救灾款物, 救灾物资
            return [*(whole[:-1] if both else whole), *label]
        if money and len(label) == 1 and last.text[0] == "“" and whole[-1].text.endswith(_GIFTS):
            return [last, *whole[len(self.opening_verbs(whole)) :]]
        if len(label) > _WORDS or not last.text.endswith(_PLACES) or last.text.endswith(_GOING):
            return []
        if any("verb" in t.roles for t in label) or label[0].text[0] in NUMERAL:
            return []
        if any("division" in t.roles or t.text == last.text for t in whole[-2:]):
            return []  # 建成社区30个,其中示范社区3个: a kind of what is counted
        if len(label) == 1 and "division" in last.roles:
            return [] if unit == "个" else list(whole)  # its name is the region's
        return [*label, *whole]

    def paid_to(self, before: Sequence[Token], paid: Sequence[Token]) -> list[Token]:
        """What each of a group gets of a payment told before (发放取暖补贴…,城市低保|每户300元); empty where it is none.

        before: the words before the sum per head. paid: what the sum before was of.
        """
        ends = text_of(paid[-2:]).endswith(_PAYMENTS)
        if not ends or not before or not before[-1].text.endswith(_RECEIVERS):
            return []
        payment = list(paid[last_verb(paid) + 1 :]) or list(paid[len(self.opening_verbs(paid)) :])
        if any(t.verb for t in before) or not payment or text_of(payment) in text_of(before):
            return []
        return [*before, *payment]
