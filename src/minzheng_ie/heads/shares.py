"""Parts that are told by a place, a form of help, a giver or those who get it, completed with what the whole is of."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, joins, last_verb, opening_verbs
from minzheng_ie.text.amounts import NUMERAL
from minzheng_ie.tree.leaves import Token, text_of

_WORDS = 3  # of a place in no table
_MONEY = frozenset({"bare_noun", "money"})
_CUT = (1, 2)  # words that 捐助款物 may be cut into
_NAMED = 3  # characters of the shortest such name


def share_of(label: Sequence[Token], whole: Sequence[Token], unit: str, lex: Lexicon) -> list[Token]:
    """A part told by where (其中柳林社区1户), in what form (其中现金) or by a giver's name; empty where it is none.

    label: the words before the part's number. whole: what the whole is of. unit (str): of both.
    """
    last, w = label[-1], lex.w
    if unit in w.money_unit and (given := _given(label, whole, lex)):
        return given
    if not _place(label, lex) or whole[-1].text.endswith(w.places_summed):
        return []  # 地级行政区划单位30个,其中自治州3个
    if any("division" in t.roles or t.text == last.text for t in whole[-2:]):
        return []  # 建成社区30个,其中示范社区3个: a kind of what is counted
    if len(label) == 1 and "division" in last.roles:
        return [] if unit in w.piece else list(whole)  # its name is the region's
    return [*label, *whole]


def _given(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What was given in a form, or by one giver; empty where the label tells neither."""
    last, w = label[-1].text, lex.w
    if all("form" in t.roles for t in label):
        both = whole[-1].text in w.money_and_goods and label[0].text.startswith(w.goods)
        return [*(whole[:-1] if both else whole), *label]
    if len(label) == 1 and last.endswith(w.gifts):
        return _money_given(label[0], whole, lex)
    if len(label) == 1 and label[0].roles >= _MONEY and whole[-1].text.endswith(w.gifts):
        return [*whole, *label]  # 接收捐款200万元(其中资金150万元)
    if whole[0].text in w.giving and (paid := _paid_out(label, whole, lex)):
        return paid
    if len(label) == 1 and last[0] == "“" and whole[-1].text.endswith(w.gifts):
        return [label[-1], *whole[len(opening_verbs(whole)) :]]
    return []


def _paid_out(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """One payment of those that were given out together (发放救助金90万元。其中,|低保金|50万元); empty where it is none."""
    name, ends = text_of(label), lex.w.sum_ends + lex.w.payments
    if not name.endswith(ends) or name.endswith(lex.w.funds) or any(t.verb for t in label):
        return []
    return [whole[0], *label] if len(whole) > 1 and whole[-1].text.endswith(ends) else []


def _money_given(label: Token, whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The money of gifts that were told with the goods (接收捐赠款物6亿元,其中|捐款); empty where they were not."""
    listed = next((i for i, t in enumerate(whole[:-1]) if t.text == label.text and joins(whole[i + 1])), -1)
    if listed > 0:
        return list(whole[: listed + 1])  # 接收捐款和捐物总值
    kept = list(whole)
    while length := next((n for n in _CUT if text_of(kept[-n:]) in lex.w.gifts_of_both), 0):
        del kept[-length:]
    return [*(kept or whole), label] if len(kept) < len(whole) else []


def is_named_place(label: Sequence[Token], lex: Lexicon) -> bool:
    """Whether those counted are told by nothing but the name of a town or village that is in no table."""
    w = lex.w
    if not _place(label, lex):
        return False  # as most
    name = text_of(label)
    if len(name) < _NAMED or not name.endswith(w.towns):
        return False
    return label[0].text not in w.parts_of_country and label[0].text not in w.each


def _place(label: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a label is the name of a place that is in no table."""
    last, w = label[-1].text, lex.w
    if len(label) > _WORDS or not last.endswith(w.places) or last.endswith(w.going):
        return False
    return not any("verb" in t.roles for t in label) and label[0].text[0] not in NUMERAL


def paid_to(before: Sequence[Token], paid: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What each of a group gets of a payment told before (发放取暖补贴…,城市低保|每户300元); empty where it is none.

    before: the words before the sum per head. paid: what the sum before was of.
    """
    ends = text_of(paid[-2:]).endswith(lex.w.payments)
    if not ends or not before or not before[-1].text.endswith(lex.w.receivers):
        return []
    payment = paid[last_verb(paid) + 1 :] or paid[len(opening_verbs(paid)) :]
    if any(t.verb for t in before) or not payment or text_of(payment) in text_of(before):
        return []
    return [*before, *payment]
