"""What the scan settles by form alone: dates, clock times, list markers, references, terms with digits."""

from __future__ import annotations

_YEAR = r"(?:1[6-9]|20)[0-9]{2}"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_JOINT = r" ?(?:-{1,2}|~|—{1,2}|–|至|到|、|和|或|与|及|/) ?"
_CN_DIGIT = "[〇零0○◯Oo一二三四五六七八九]"
_CN_YEAR = f"[一二]{_CN_DIGIT}{{3}}"
_CN_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_CN_DAY = "(?:三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_MASK = "[xX×*_□]"
_MASKED_YEAR = rf"(?:(?:19|20)(?:[0-9]{_MASK}|{_MASK}{{1,4}})|{_MASK}{{2,4}}) ?年(?!级)(?:度|底|末|初)?"
_MASKED_DAY = rf"(?:(?:[0-9]{{1,2}}|{_MASK}{{1,2}})月份?(?:(?:[0-9]{{1,2}}|{_MASK}{{1,2}})[日号])?)?"
_MASKED_DATE = rf"(?:{_MASKED_YEAR}?{_JOINT})?{_MASKED_YEAR}{_MASKED_DAY}"
# 8时40分: 分 is no point of a score, 时 no unit.
_HOUR = "(?:[01]?[0-9]|2[0-4])"
_MINUTES = "(?:[0-5]?[0-9]分(?![钟之制])(?:许|左右|[前后])?|[半整]许?|许)"
_TIME_OF_DAY = (
    rf"{_HOUR}(?:[时点]{_MINUTES}|时(?=起|至|到|前|后|止|左右|开始))(?:{_JOINT}{_HOUR}[时点]{_MINUTES}?)?"
)
_CN_MINUTES = "(?:[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)"
_CN_TIME_OF_DAY = rf"(?:二?十[一二三四]?|[一二三四五六七八九])[时点](?:{_CN_MINUTES}分(?![钟之制])|[整许])"
# The day of a full date without its 日 (2019年5月6已筛查80人), where what follows counts nothing.
DAYTIME = "(?:凌晨|清晨|早晨|[上中下]午|傍晚|晚[上间]|深夜|夜[间里])"  # 7月12夜间
BARE_DAY_END = (
    rf"(?={DAYTIME}|[,。;)](?![0-9])|[已止][^,。;]|共(?!同)|[我全][省市县区镇乡]|累计|期间|前[,。;]|起[,。;])"
)
_BARE_DAY = _DAY + BARE_DAY_END
_CLOCK = r"(?:上午|下午|晚上?|凌晨|中午)?[0-9]{1,2}(?:[时点](?:[0-9]{1,2}分|半|整)?|:[0-9]{2}(?::[0-9]{2})?)"

# Each expression is tried only where a character of its kind stands: digits, a Chinese numeral, anything else.
DATE_DIGITS = (
    r"(?<![0-9A-Za-z])(?:"
    rf"{_MASKED_DATE}|{_TIME_OF_DAY}|"
    rf"{_YEAR}(?P<dash>[-./]){_MONTH}(?P=dash)(?:[0-3][0-9](?=[0-9]{{2}}:)|{_DAY}(?![0-9.]))(?:[ T]?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?"
    rf"|{_YEAR}年?{_JOINT}[0-9]{{2}}年(?![0-9级代])"
    rf"|(?:{_YEAR}年?{_JOINT}){{0,12}}{_YEAR} ?年(?:度|底|末|初)?(?!级)"
    rf"(?:(?:{_MONTH}月?份?{_JOINT}){{0,12}}{_MONTH}月(?:份|底|末|初)?(?:(?:{_DAY}[日号]?{_JOINT})?{_DAY}[日号](?:{_CLOCK})?|{_BARE_DAY})?)?"
    rf"|(?:{_MONTH}月?份?{_JOINT}){{0,12}}{_MONTH}月(?!嫂|均|人均|饼)(?:份|底|末|初)?"
    rf"(?:(?:{_DAY}[日号]?{_JOINT})?{_DAY}[日号](?:{_CLOCK})?|{_DAY}(?={DAYTIME}))?"
    rf"|(?:[1-9]?20|19)[0-9]{{2}}(?:1[0-2]|[1-9])月(?:份|底|末|初)?"  # 20225月, 120225月: the 年 is lost, a mark glued on
    rf"|{_YEAR}{_JOINT}{_YEAR}(?![0-9.,])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?!版)"
    r"|[0-9]{1,2}世纪(?:[0-9]0年代)?|(?:[0-9]{2})?[0-9]0年代"
    r")"
)
PLAIN_DATE = (
    rf"(?<![0-9A-Za-z])(?:{_YEAR}年[度底末初]?|{_MONTH}月[份底末初]?)"
    r"(?=[,。;)]|(?![度份底末初级代嫂均饼人至到和或与及])[一-鿿])"
)
"""A year or a month that goes on as none of `DATE_DIGITS` does: as most do, and quick to tell."""

DATE_CHINESE = (
    rf"(?:{_CN_YEAR}年?{_JOINT}){{0,12}}{_CN_YEAR}年(?:{_CN_MONTH}月(?:份|底|末|初)?(?:{_CN_DAY}[日号])?)?"
    rf"|(?<![第一二三四五六七八九十百千万]){_CN_TIME_OF_DAY}"
    rf"|(?<![第一二三四五六七八九十百千万])(?:{_CN_MONTH}月?{_JOINT})?{_CN_MONTH}月(?![嫂均])(?:份|底|末|初)?(?:{_CN_DAY}[日号])?"
)
DATE_CHINESE_GOES_ON = frozenset("〇零0○◯Oo一二三四五六七八九十时点月 -~—–至到、和或与及/")
"""The second characters of what `DATE_CHINESE` matches."""

SIGN_OF_DATE_CHINESE = rf"{_CN_DIGIT}{{4}}|.{{1,10}}?[月时点]"
"""How everything begins that `DATE_CHINESE` matches."""

DATE_WORDS = rf"(?<![0-9A-Za-z]){_MASKED_DATE}|(?:上午|下午|晚上?|凌晨|中午)[0-9]{{1,2}}[时点](?:[0-9]{{1,2}}分|半|整)?"

AFTER_DIGITS = r"(?=[0-9]++[-./年月份:世 ~—–至到、和或+·×xX*_□时点]|[0-9]{10})"
"""What every expression that begins with digits goes on with; looked at first, as most numbers go on otherwise."""

MASKED_DIGITS = r"(?<![0-9.A-Za-z\-])[0-9]{1,4}(?:[xX×]{2,4}|[*_□]{2,4})[0-9]{0,4}(?![0-9xX×*_□A-Za-z])(?:[余多几]?[十百千万亿]{1,2}(?![亩名])|[余多](?=元))?(?:元(?!旦)|人次|人(?![员均口民才群])|户(?![籍口])|名(?!单))?"
MASKED_DIGITS += (
    r"|(?<![0-9.A-Za-z\-*])[0-9]{1,4}[*_□][0-9]{0,4}(?![0-9xX×*_□A-Za-z.]) ?[万亿]?"
    r"(?:元(?!旦)|人次|人(?![员均口民才群])|户(?![籍口])|名(?!单)|%)"
)
"""A number of which the page hides some digits (20xx9人): what is left of it says nothing."""

MARK_BRACKET = r"\((?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\)"
MARK_DIGITS = rf"(?<![0-9.])[0-9]{{1,2}}\.(?={_YEAR}年)"

REFERENCE_BRACKET = (
    r"[\[［][0-9]{1,3}[\]］]|[〔\[(](?:19|20)[0-9]{2}[〕\])] ?(?:第? ?[0-9]+ ?号)?(?<=[〕\]号])"
)
REFERENCE_DIGITS = r"(?<![0-9])(?:0[0-9]{2,3}-[0-9]{7,8}|400-?[0-9]{3}-?[0-9]{4}|1[3-9][0-9]{9}(?!人|户|元|件|份|张|次|对|家|个)|1[3-9][0-9][*xX×]{4}[0-9]{4})(?![0-9])"
REFERENCE_LETTERS = r"(?:https?://|www\.)[!-~]+"

NAME_DIGITS = (
    r"(?<![0-9.])[0-9]{1,2}(?:\+[0-9A-Za-z]{1,3}){1,8}(?![0-9])(?!\.[0-9])"
    r"|(?<![0-9.])[0-9]{1,2}·[0-9]{1,2}(?![0-9])"
    r"|(?<![0-9.])[0-9]×[0-9]{1,2}(?![0-9.])"
    r"|(?<![0-9.])[0-9]{1,4}(?:\.[0-9]{1,2})?(?:[×xX*][0-9]{1,4}(?:\.[0-9]{1,2})?){1,2}(?:[厘毫分]?米(?![面线粉])|公分|[cm]?m(?![A-Za-z0-9²]))"
)
