"""What rows of `patterns/formed.yaml` may ask of a finished metric, and what they may make of it."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads import formed_makes as part
from minzheng_ie.heads.formed import (
    Finished,
    all_before,
    behind,
    idle_joint,
    next_number,
    open_at,
    place_at,
    stranded,
)
from minzheng_ie.heads.formed_makes import LEADING, THIS_IS, told_after
from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.heads.model import SIDE_BY_SIDE, Head
from minzheng_ie.heads.signs import FIRST, FORMED, HELD, LAST, LINK, NEXT, NUMERAL
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.rules.decision import Vocabulary
from minzheng_ie.tree.leaves import Token

_LENGTH = "length"
_VOLTAGE = "voltage"  # 22座|110千伏和220千伏变电站
_VERBS = "verb-only"
_ELLIPTIC = "elliptic"
_SIZED = frozenset({"area", "length", "mass", "volume", "power", _VOLTAGE})
_COUNTED = frozenset({"count", "beds", "cases", "institutions"})
_JOINTS = frozenset("()、")  # of kinds of places
_SUMS = frozenset({"money", "share"})
_NEAR = 6  # characters of 每人每月
_NO_THING = LEADING | {"adverb", "link", "particle", "frame"}


# Whether any row need be asked


def is_asked(head: Head, quantity: Quantity, group: Group, signs: int, lex: Lexicon) -> bool:
    """Whether any row may change a finished metric; few are asked. signs: those of its words.

    A row that asks of more words, or of further kinds of heads, is told of here (`minzheng_ie.heads.signs`).
    """
    if signs & FORMED and _misplaced(head.tokens, signs, lex):
        return True
    if head.rule == _ELLIPTIC:
        return _a_rate_paid(quantity) or _told_to_be(group, lex)
    if head.rule == SIDE_BY_SIDE:
        return quantity.dimension in _SIZED
    return head.rule == _VERBS or quantity.dimension == _LENGTH


def _misplaced(tokens: Sequence[Token], signs: int, lex: Lexicon) -> bool:
    """Whether a word may have no place where it stands."""
    if signs & HELD or (signs & NEXT and signs & NUMERAL):
        return True
    if signs & LAST and lex.signs.of(tokens[-1].text) & LAST:
        return True
    if signs & FIRST and lex.signs.of(tokens[0].text) & FIRST:
        return True
    return signs & LINK != 0 and _links(tokens) > 1


def _links(tokens: Sequence[Token]) -> int:
    """How many words tell of a share."""
    return sum(["link" in token.roles for token in tokens])


def _a_rate_paid(quantity: Quantity) -> bool:
    """Whether so much is paid for each."""
    return quantity.dimension == "money" and "/" in (quantity.unit or "")


def _told_to_be(group: Group, lex: Lexicon) -> bool:
    """Whether 是 stands before a number, and nothing behind it."""
    return bool(group.before) and group.before[-1].text in lex.w.is_so and not group.after


# What may be asked


def speaks(f: Finished) -> bool:
    """Whether somebody speaks to somebody (请您用|三组数字概括)."""
    return not f.lex.w.speaking.isdisjoint(f.texts)


def next_place(f: Finished) -> bool:
    """Whether it holds a number of other places or things beside its own (致使全州|1市|5县)."""
    return next_number(f) > 0


def numeral_left(f: Finished) -> bool:
    """Whether it ends in a bare numeral whose grade was cut off (被评定为一|、二级)."""
    w = f.lex.w
    return (
        len(f.tokens) > 1 and f.tokens[-1].text in w.step_numerals and f.tokens[-2].text.endswith(w.rated_as)
    )


def in_a_place(f: Finished) -> bool:
    """Whether it ends in where something is, and nothing is done there (捐款额|在省级行政区域)."""
    return place_at(f) > 0


def inside_time(f: Finished) -> bool:
    """Whether a word for within or from stands behind a time that was left out (将在5年|内投资)."""
    return stranded(f) >= 0


def joined_to_time(f: Finished) -> bool:
    """Whether a mark of a list stands beside a time that was left out (慈善协会7|、|8月份募集善款)."""
    return idle_joint(f) >= 0


def shared_twice(f: Finished) -> bool:
    """Whether it is told to be two shares (企业捐赠占总额|占企业捐赠总额)."""
    return _links(f.tokens) > 1


def says_nothing(f: Finished) -> bool:
    """Whether it is of words that name nothing (主要, 基本, 更是)."""
    return f.texts <= f.lex.w.says_nothing


def names_no_sum(f: Finished) -> bool:
    """Whether a sum is told of words that name none (每胎|2万元), or of what was cut at an ordinal (分四年领,第|1年1万元)."""
    if f.quantity.dimension not in _SUMS:
        return False
    return f.texts - _JOINTS <= f.lex.w.names_no_sum or f.tokens[-1].text in f.lex.w.ordinal


def begins_cut(f: Finished) -> bool:
    """Whether it begins with what was cut off from the word before it (三类|之弱势家庭, 每|胎补助1万元)."""
    return len(f.tokens) > 1 and f.tokens[0].text in f.lex.w.begins_cut


def a_place_alone(f: Finished) -> bool:
    """Whether it only tells where those are that follow (省内|51家社会工作服务机构)."""
    return f.texts <= f.lex.w.places_alone and bool(behind(f))


def taken_along(f: Finished) -> bool:
    """Whether it ends in what 将 or 把 leads to, which is what changes (改建中将|床位)."""
    return open_at(f, f.lex.w.taking) >= 0 and all_before(f)


def open_by(f: Finished) -> bool:
    """Whether a sum stands right behind what something is set by (护理补贴按|一级100元)."""
    near = f.number.start - f.tokens[-1].end
    return f.quantity.dimension == "money" and open_at(f, f.lex.w.by) > 0 and 0 <= near < _NEAR


def income(f: Finished) -> bool:
    """Whether it ends in an income or a standard (农村居民人均纯收入)."""
    return f.tokens[-1].text.endswith(f.lex.w.incomes)


def from_there(f: Finished) -> bool:
    """Whether it ends in what a change sets out from (认定标准由|低保标准1.5倍|扩大到2倍)."""
    moved = any("level" in t.roles or t.text in f.lex.changes for t in behind(f))
    return moved and open_at(f, f.lex.w.out_of_or_by) > 0 and all_before(f)


def wants_object(f: Finished) -> bool:
    """Whether it ends in a verb, and those it is done with stand right behind the number (民政厅调运|5000顶帐篷和3万床棉被)."""
    w = f.lex.w
    if f.tokens[-1].text not in w.sending | w.caring or f.quantity.dimension == "money" or not all_before(f):
        return False
    words = behind(f)
    named = bool(words) and words[0].kind == "word" and words[0].roles.isdisjoint(_NO_THING)
    return named and words[0].start == f.number.end and not words[0].verb


def disaster_alone(f: Finished) -> bool:
    """Whether it only names the disaster that did what stands behind the number (湖南暴雨|30万人受灾)."""
    if not any(t.text.endswith(f.lex.w.disasters) for t in f.tokens) or not all_before(f):
        return False
    words = behind(f)
    hit = any(t.verb or is_(t, "harm") for t in words)
    return hit and words[0].start == f.number.end and not any(t.verb or is_(t, "link") for t in f.tokens)


def lies_there(f: Finished) -> bool:
    """Whether the number tells how far along something lies (位于公路|15公里|处)."""
    words = behind(f) if f.quantity.dimension == _LENGTH else ()
    return bool(words) and words[0].start == f.number.end and words[0].text in f.lex.w.along


def size_of_each(f: Finished) -> bool:
    """Whether the number tells how large each of those is that were counted right before it (5000顶|36平方米大帐篷)."""
    size = f.quantity.dimension
    if f.kind != SIDE_BY_SIDE or size not in _SIZED or (size != _VOLTAGE and f.group.coordinated):
        return False
    first = f.view.quantities[f.group.members[0].index]
    thing = next((t for t in f.view.tokens if t.start == f.number.end), None)
    return first.dimension in _COUNTED and thing is not None and thing.kind == "word"


def borrowed_deed(f: Finished) -> bool:
    """Whether a verb took from earlier clauses what is no thing (以殡仪馆为主体设立,|定编18人)."""
    if f.kind != _VERBS:
        return False
    own, w = f.view.tokens[0].start, f.lex.w
    return any(t.start < own and (t.text in w.clausal) for t in f.tokens)


def rate_of_a_sum(f: Finished) -> bool:
    """Whether a rate was taken for what a sum was told of, and what is done by it follows (发放生活费3万元,|按每人每月500元保障孤儿)."""
    return (
        f.kind == _ELLIPTIC
        and _a_rate_paid(f.quantity)
        and not f.lex.w.by.isdisjoint(f.group.said)
        and any(t.verb for t in behind(f)[:1])
    )


def told_this(f: Finished) -> bool:
    """Whether the next clause says what the number is, and this one does not (第一个是37.2万,|这是眼下吃低保的人数)."""
    w = f.lex.w
    if f.kind != _ELLIPTIC or not _told_to_be(f.group, f.lex):
        return False
    ahead = f.view.following()
    this_is = len(ahead) > THIS_IS and ahead[0].text in w.these and ahead[1].text in w.is_so
    return this_is and all(t.kind != "number" for t in ahead) and not any(t.verb for t in told_after(f)[-1:])


NAMES = Vocabulary(
    attributes={},
    parts={
        "said": part.said,
        "nothing": part.nothing,
        "before-number": part.before_number,
        "without-place": part.without_place,
        "without-inside": part.without_inside,
        "without-joint": part.without_joint,
        "led-to": part.led_to,
        "without-by": part.without_by,
        "without-origin": part.without_origin,
        "between": part.between,
        "told-before": part.told_before,
        "counted-behind": part.counted_behind,
        "with-object": part.with_object,
        "all-behind": part.all_behind,
        "told-after": part.told_after,
        "own-deed": part.own_deed,
    },
    conditions={
        "told-this": told_this,
        "speaks": speaks,
        "next-place": next_place,
        "numeral-left": numeral_left,
        "in-a-place": in_a_place,
        "inside-time": inside_time,
        "joined-to-time": joined_to_time,
        "shared-twice": shared_twice,
        "says-nothing": says_nothing,
        "names-no-sum": names_no_sum,
        "begins-cut": begins_cut,
        "a-place-alone": a_place_alone,
        "taken-along": taken_along,
        "open-by": open_by,
        "from-there": from_there,
        "income": income,
        "wants-object": wants_object,
        "disaster-alone": disaster_alone,
        "lies-there": lies_there,
        "size-of-each": size_of_each,
        "borrowed-deed": borrowed_deed,
        "rate-of-a-sum": rate_of_a_sum,
    },
    functions={},
    home="heads/formed_rows.py",
)
