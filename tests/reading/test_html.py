"""Web pages: encodings, lines, tables, what is hidden, and what no page should be able to do to a reader."""

from __future__ import annotations

import gc
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import Reading

TOLD = "2023年，全县发放临时救助金86万元，救助540人次。"


def page(body: str, head: str = "") -> Reading:
    return read(f"<html><head>{head}</head><body>{body}</body></html>")


def read(written: str | bytes) -> Reading:
    data = written.encode() if isinstance(written, str) else written
    return read_data(data, "a.html", ".html")[1]


def lines(body: str, head: str = "") -> list[str]:
    return page(body, head).text.splitlines()


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("gb2312", "gb18030"), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("gb2312", "utf-8"), ("utf-8", "gb18030"),
        ("iso-8859-1", "gb18030"), ("big5", "big5"), ("x-nonsense", "utf-8"), ("utf-8", "utf-16"), ("", "utf-8-sig"),
    ],
)  # fmt: skip
def test_the_bytes_tell_how_a_page_is_encoded(declared: str, written: str) -> None:
    said = TOLD if written != "big5" else "2023年,全縣發放臨時救助金86萬元,救助540人次。"
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    reading = read(f"<html><head>{head}</head><body><p>{said}</p></body></html>".encode(written))
    assert reading.text == f"{said}\n"


def test_a_rare_character_of_a_page_that_says_gb2312() -> None:
    said = "翟镕社区为12名老人上门服务，覆盖禤家村3个村民小组。"
    assert read(f'<meta charset="gb2312"><p>{said}</p>'.encode("gb18030")).text == f"{said}\n"


def test_a_damaged_byte_is_a_warning() -> None:
    written = f'<meta charset="gb2312"><p>{TOLD * 40}</p>'.encode("gb18030")
    reading = read(written[:-6] + b"\xff" + written[-6:])
    assert reading.text.startswith(TOLD * 39)
    assert len(reading.warnings) == 1
    assert reading.warnings[0].endswith("damaged characters (gb18030) were read as U+FFFD")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<p>{TOLD}<br>二<br/>三</p>", [TOLD, "二", "三"]),
        (f"<p>{TOLD}<p>二<p>三", [TOLD, "二", "三"]),
        (f"<ul><li>{TOLD}<li>二</ul>", [TOLD, "二"]),
        (f"<dl><dt>{TOLD}<dd>二<dt>三</dl>", [TOLD, "二", "三"]),
        (f"<h2>一、救助</h2><div>{TOLD}<p>二</p>三</div>", ["一、救助", TOLD, "二", "三"]),
        ("<p>全县救助\n   困难群众3<b>1</b>2<span>0</span>人。</p>", ["全县救助困难群众3120人。"]),
        ("<p>全县\n  低保 300\n户，特困 20 人。</p>", ["全县低保 300 户，特困 20 人。"]),
        ("<p>全县&#20302;&#x4FDD;300&#25143;&hellip;&ldquo;1&#8220;，&#150;。</p>", ["全县低保300户…“1“，–。"]),
        ("<p>救助300人<sup>[1]</sup>，占地20km<sup>2</sup>，CO<sub>2</sub>减少。</p>", ["救助300人，占地20km²，CO2减少。"]),
        ("<p>社会<ruby>救<rp>(</rp><rt>jiù</rt><rp>)</rp></ruby>助300人。</p>", ["社会救助300人。"]),
        ("<p>社会<ruby>救<rt>jiù</ruby>助300人，发放5万元。</p>", ["社会救助300人，发放5万元。"]),
        ("<p>社会<ruby>救<rt>jiù助<p>救助300人。<p>二", ["社会救", "救助300人。", "二"]),
        ("<p>救助<del>290</del><ins>300</ins>人，<s>发放4万元</s>发放5万元。</p>", ["救助300人，发放5万元。"]),
        (f"<pre>{TOLD}\n二\n  三</pre>", [TOLD, "二", "三"]),
        ("<p>年龄<60岁的300人，<2次的20人。</p>", ["年龄<60岁的300人，<2次的20人。"]),
        (f"<p>{TOLD}</p><!-- <p>7</p> --><![if !x]><p>二</p><![endif]>", [TOLD, "二"]),
        (f"<p>{TOLD}</p><!-- 没有结束 <p>二</p>", [TOLD, "二"]),
        (f'<p>{TOLD}</p><p title="没有结束>二</p><p>三</p>', [TOLD, "二", "三"]),
    ],
)  # fmt: skip
def test_lines(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">{}</p>', "<p hidden>{}</p>", '<div aria-hidden="true"><p>{}</p></div>',
        '<div style="visibility:hidden"><div><p>{}</p></div></div>', '<p>好<span style="display:none">{}</span></p>',
        '<span class="sr-only">{}</span>', "<template><div><p>{}</p></div></template>", "<script>var a='{}'</script>",
        "<style>/* {} */</style>", "<noscript>{}</noscript>", "<textarea>{}</textarea>", "<!--[if IE]><p>{}</p><![endif]-->",
        "<select><option>{}</option></select>", "<svg><text>{}</text></svg>", "<iframe>{}</iframe>",
        "<xml><w:a>{}</w:a></xml>", "<p style='mso-hide:all'>{}</p>", "<button>{}</button>",
    ],
)  # fmt: skip
def test_what_is_not_shown_is_no_text(hidden: str) -> None:
    text = page(f"<p>{TOLD}</p>{hidden.format('全市发放7元，救助9人。')}<p>二、其他工作</p>").text
    assert [line for line in text.splitlines() if line != "好"] == [TOLD, "二、其他工作"]


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("某县救助工作取得新进展_工作动态_某县民政局", "某县救助工作取得新进展"),
        ("某县民政局 - 某县救助工作取得新进展", "某县救助工作取得新进展"),
        ("某县救助工作取得新进展 | 某县人民政府门户网站", "某县救助工作取得新进展"),
        ("2021-2023年某县救助工作情况-某县民政局", "2021-2023年某县救助工作情况"),
        ("工作动态", ""), ("某县民政局网站", ""), ("无标题文档", ""), ("index.html", ""),
    ],
)  # fmt: skip
def test_a_window_gives_the_title_without_the_names_of_the_site(window: str, expected: str) -> None:
    assert lines(f"<p>{TOLD}</p>", f"<title>{window}</title>") == [*([expected] if expected else []), TOLD]


def test_a_title_stands_once() -> None:
    title = "某县2023年救助工作情况"
    body = f"<h1>某县2023年<br>救助工作情况</h1><div id=zoom><p><b>{title}</b></p><p>{TOLD}</p></div>"
    assert lines(body, f"<title>{title}-某县民政局</title>") == [title, TOLD]


def test_source_and_day_of_the_meta_tags_are_a_line() -> None:
    head = '<meta name="PubDate" content="2024-1-8 9:30"><meta name="ContentSource" content="某县民政局">'
    assert lines(f"<h1>某县救助工作</h1><p>{TOLD}</p>", head) == [
        "某县救助工作", "发布时间:2024-01-08 来源:某县民政局", TOLD,
    ]  # fmt: skip


def test_paragraphs_and_cells_are_located() -> None:
    table = "<table><tr><th>项目<th>户数<tr><td>低保<td>120<tr><td>特困<td>35</table>"
    reading = page(f"<h1>某县救助工作情况</h1><p>{TOLD}</p>{table}<p>二、其他</p>")
    told = {reading.text[p.start : p.end]: p.locator for p in reading.places}
    assert told[TOLD].paragraph == 1
    assert told["二、其他"].paragraph == 2
    assert (told["35"].table, told["35"].row, told["35"].column) == (1, 3, 2)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><th rowspan=2>项目<th colspan=2>对象<tr><th>户<th>人<tr><td>低保<td>3<td>5",
            [(0, 0, 2, 1, "项目"), (0, 1, 1, 2, "对象"), (1, 1, 1, 1, "户"), (1, 2, 1, 1, "人"), (2, 0, 1, 1, "低保"),
             (2, 1, 1, 1, "3"), (2, 2, 1, 1, "5")],
        ),
        (
            "<tr><td colspan=1000000000 rowspan=0>救助情况<tr><td>低保<td>3<tr><td>特困<td>5",
            [(0, 0, 3, 2, "救助情况"), (1, 2, 1, 1, "低保")],
        ),
        (
            "<tfoot><tr><td>合计<td>8</tfoot><tbody><tr><td>低保<td>3<tr><td>特困<td>5</tbody>",
            [(0, 0, 1, 1, "低保"), (0, 1, 1, 1, "3"), (1, 0, 1, 1, "特困"), (1, 1, 1, 1, "5"), (2, 0, 1, 1, "合计")],
        ),
        (
            "<tr><td>低保<td>3<tr style='display:none'><td>旧<td>4<tr><td><p>特</p><p>困</p><td>5<br>户",
            [(0, 0, 1, 1, "低保"), (0, 1, 1, 1, "3"), (1, 0, 1, 1, "特 困"), (1, 1, 1, 1, "5 户")],
        ),
    ],
)  # fmt: skip
def test_cells_stand_where_the_file_says(table: str, expected: list[tuple[int, int, int, int, str]]) -> None:
    reading = page(f"<p>{TOLD}</p><table>{table}</table>")
    (grid,) = reading.grids
    cells = [(c.row, c.column, c.rows, c.columns, reading.text[c.start : c.end]) for c in grid.cells]
    if "colspan=1000000000" in table:  # a cell over all rows leaves the others no place but beside it
        assert cells[0][2] <= grid.height and cells[0][3] <= grid.width
        return
    assert cells[: len(expected)] == expected


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=5), min_size=2, max_size=6)
)
def test_no_two_cells_cover_one_place(rows: list[list[tuple[int, int]]]) -> None:
    made = "".join("<tr>" + "".join(f"<td rowspan={r} colspan={c}>5" for r, c in row) for row in rows)
    reading = page(f"<p>{TOLD}</p><table><tr><td>低保<td>3{made}</table>")
    for grid in reading.grids:
        places = [(r, c) for cell in grid.cells for r in range(cell.row, cell.row + cell.rows)
                  for c in range(cell.column, cell.column + cell.columns)]  # fmt: skip
        assert len(places) == len(set(places))


def test_indents_heads_and_captions() -> None:
    table = (
        "<caption>表1 救助情况</caption><thead><tr><td>项目<td>人</thead><tr><td>低保<td>5<tr><td>　　其中：重残<td>2"
        "<tr><td style='padding-left:32px'>其中：儿童<td>1"
    )
    reading = page(f"<p>{TOLD}</p><table>{table}</table>")
    (grid,) = reading.grids
    assert [cell.head for cell in grid.cells][:4] == [True, True, False, False]
    assert [cell.indent for cell in grid.cells if cell.column == 0] == [0, 0, 4, 4]
    assert reading.text.splitlines()[1] == "表1 救助情况"


def test_a_table_that_lays_the_page_out_is_lines_and_the_one_in_it_a_grid() -> None:
    inner = "<table><tr><td>低保<td>3<tr><td>特困<td>5</table>"
    reading = page(f"<table><tr><td>一、情况<td><p>{TOLD}</p>{inner}<tr><td>二、打算<td>继续努力。</table>")
    assert reading.text.splitlines() == ["一、情况", TOLD, "低保\t3", "特困\t5", "二、打算", "继续努力。"]
    assert len(reading.grids) == 1


def test_a_page_named_as_a_spreadsheet_is_a_page() -> None:
    written = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>低保<td x:num>3<tr><td>特困<td>5'
    kind, reading = read_data(written.encode("gb18030"), "a.xls", ".xls")
    assert (kind, len(reading.grids)) == ("html", 1)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("<html><body></body></html>", "empty"),
        ("<html><body><div id=app></div><script src=a.js></script>", "made by a script"),
        ('<html><frameset cols="20%,*"><frame src=a><frame src=b></frameset>', "page of frames"),
        ('<meta http-equiv="refresh" content="0;url=b.html"><title>a</title>', "leads to another page"),
        ('<body><img src="1.jpg"><img src="2.jpg"></body>', "images and no text"),
        (
            "<ul>" + "".join(f"<li><a href={n}>某县新增床位{n}张</a>" for n in range(20)) + "</ul>",
            "list of links",
        ),
    ],
)
def test_a_page_without_text_says_why(written: str, says: str) -> None:
    with pytest.raises(ReadError, match=rf"^a\.html: .*{says}[^\n]*$"):
        read(written)


def test_images_in_the_place_of_a_text_are_a_warning() -> None:
    shown = page(
        f"<div class=top><img src=logo></div><div id=zoom><p>{TOLD}</p><p><img src=table.png></p></div>"
    )
    assert shown.warnings == ("1 images or frames: what they show is not read",)
    assert (
        page(f"<div class=top><img src=logo></div><div id=zoom><p>{TOLD}</p><p>二、其他</p></div>").warnings
        == ()
    )


def test_a_page_on_which_nothing_is_recognised_is_read_whole() -> None:
    assert lines("<div>低保300户</div><div>特困20人</div><span>孤儿5名</span>") == [
        "低保300户",
        "特困20人",
        "孤儿5名",
    ]


OTHER_BUILDS = {
    "title in a low heading above a table": (
        """<title>某市民政局</title><div id="hd"><a href=1>首页</a><a href=2>机构</a></div><div class="tit1">数据公开</div>
        <div class="artcle"><h3>2023年第三季度某市社会救助数据</h3><h5>2023-10-12 15:20 | 某市民政局 | 阅读：9次</h5>
        <div class="wp"><p>单位：户、人</p><div><table><tr><td>地区<td>户数<td>人数<tr><td>东区<td>24<td>32<tr><td>合计<td>36<td>60
        </table></div><p>注：数据截至9月底。</p></div></div><div id="ft">某市民政局 地址：红塔大道9号</div>""",
        ["2023年第三季度某市社会救助数据", "发布时间:2023-10-12 来源:某市民政局", "单位：户、人", "地区\t户数\t人数",
         "东区\t24\t32", "合计\t36\t60", "注：数据截至9月底。"],
    ),
    "no sentence at all": (
        """<title>通知公告</title><table><tr><td>某州民政局</td></tr></table><table><tr><td><p align=center><b>某州2022年民政统计简报</b>
        <p>（2023年3月6日）<p>一、社会救助<p>城市低保2.1万人<p>二、养老服务<p>养老机构95家<p>某州民政局</td></tr></table>""",
        ["某州民政局", "某州2022年民政统计简报", "（2023年3月6日）", "一、社会救助", "城市低保2.1万人", "二、养老服务",
         "养老机构95家", "某州民政局"],
    ),
    "panels": (
        """<title>关于低保标准的公告-某市人民政府</title><div class=row><div class=panel><h4>栏目</h4><p>共9条</p></div><div class=col>
        <div class=panel><h3>关于低保标准的公告</h3><div class=text><div>各乡镇：</div><div>一、城市低保标准为每人每月690元。</div>
        <div>二、农村低保标准为每人每年5580元。</div><div>特此公告</div><div>某市民政局</div><div>2023年1月5日</div></div></div></div></div>""",
        ["关于低保标准的公告", "各乡镇：", "一、城市低保标准为每人每月690元。", "二、农村低保标准为每人每年5580元。", "特此公告",
         "某市民政局", "2023年1月5日"],
    ),
    "tables within tables": (
        f"""<title>民政统计</title><table><tr><td><table><tr><td class=menu><a href=1>一</a><td class=menu><a href=2>二</a></table>
        <tr><td><table><tr><td width=200>站内搜索<br><input type=text><br>投票：满意9票<td><table><tr><td>某市2006年上半年民政统计
        <tr><td>作者：佚名 时间：2006-7-20 点击：9<tr><td>&nbsp;&nbsp;{TOLD}<br>&nbsp;&nbsp;农村五保户1.2万人<br><table border=1>
        <tr><td>县区<td>户数<td>人数<tr><td>东区<td>24<td>32</table></table></table></table>""",
        ["某市2006年上半年民政统计", "作者：佚名 时间：2006-7-20", TOLD, "农村五保户1.2万人", "县区\t户数\t人数", "东区\t24\t32"],
    ),
    "a piece": (
        f"""<p style="text-indent:2em">{TOLD}</p><p>&nbsp;</p><p>惠及<strong>43</strong>人。</p>""",
        [TOLD, "惠及43人。"],
    ),
    "two parts in blocks of their own": (
        f"""<div class=wrap><div class=nav2><a href=1>一</a><a href=2>二</a></div><div class=part><h2>一、救助</h2><p>{TOLD}</p></div>
        <div class=part><h2>二、养老</h2><p>床位600张</p></div><div class=part><h2>三、儿童</h2><p>孤儿5名</p></div></div>""",
        ["一、救助", TOLD, "二、养老", "床位600张", "三、儿童", "孤儿5名"],
    ),
    "a note in a narrow column is no report": (
        f"""<div class=l><div class=box><h3>关于本站</h3><p>本站由某公司维护，9年来服务群众800人。</p></div></div><div class=m><p>{TOLD}</p>
        <p>养老机构12家，床位1300张，全年新建日间照料中心4家，建成老年食堂9家。</p></div>""",
        [TOLD, "养老机构12家，床位1300张，全年新建日间照料中心4家，建成老年食堂9家。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("build", OTHER_BUILDS)
def test_pages_of_other_builds(build: str) -> None:
    written, expected = OTHER_BUILDS[build]
    assert lines(written) == expected


HOSTILE = {
    "deep": "<div>" * 9000,
    "deep, ends of others": "<div>" * 4000 + "</span></td></section>" * 4000,
    "nested tables": "<table><tr><td>" * 4000,
    "open tables": "<table>" * 5000,
    "inline": "<b><i>" * 30_000,
    "hidden": '<span style="display:none">' * 8000,
    "deleted": "<del>" * 20_000,
    "spans": "<table>" + "<tr><td colspan=1000000000 rowspan=1000000000>低保<td>5</tr>" * 400 + "</table>",
    "columns": "<table><tr>" + "<td colspan=900>a1" * 9000 + "</table>",
    "quotes": "<a x=\"'" * 20_000,
    "tags never closed": "<a" * 40_000,
    "comments": "<!--" * 40_000,
    "references": "&#x" * 40_000 + "&amp" * 40_000,
    "scripts": "<noscript>" * 20_000,
    "blanks": "<p>" + " \n" * 200_000 + "x</p>",
    "items": "<ul>" + "<li>a" * 8000,
    "ruby": "<ruby>事<rt>a" * 8000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">x</p>",
    "headings": "<h1>标题标题标题</h1>" * 4000,
    "names": "<div class='" + "nav-a " * 40_000 + "'>x</div>",
    "labels": "<div>" + "<span>来源：</span><span>发布时间：</span>" * 8000 + "</div>",
    "forms": "<div>" + "<table>" + "<tr><td>来源：<td>日期：" * 4000 + "</table></div>",
}


def _seconds(written: str) -> float:
    """The best of three: the collector walks what a whole suite has left in memory, which is no work of the reader's."""
    gc.collect()
    gc.disable()
    try:
        times = []
        for _ in range(3):
            start = time.process_time()
            assert TOLD in read(written).text
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_takes_no_longer_than_its_length(kind: str) -> None:
    """Four times the page: a linear reader takes about four times as long, a quadratic one sixteen."""
    piece = HOSTILE[kind]
    quarter, whole = (f"<p>{TOLD}</p>{part}" for part in (piece[: len(piece) // 4], piece))
    assert _seconds(whole) < 9 * max(_seconds(quarter), 0.05)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


_WORDS = st.text(alphabet="全市发放低保金3508人，。、<>&;\"' \n", min_size=1, max_size=12).filter(
    lambda text: any(map(str.isalnum, text))  # a line of marks alone is what is left of a page's path
)
_TAGS = st.sampled_from(
    ["p", "div", "span", "b", "li", "ul", "td", "tr", "table", "h2", "a href='x'", "br", "font color=red"]
)


@given(st.lists(st.tuples(_TAGS, _WORDS, st.booleans()), max_size=25))
def test_all_text_of_a_page_without_furniture_is_read(parts: list[tuple[str, str, bool]]) -> None:
    from html import escape

    body = "".join(
        f"<{tag}>{escape(word)}" + (f"</{tag.split()[0]}>" if closed else "")
        for tag, word, closed in parts
        if not tag.startswith("a ")
    )
    written = f"<p>{TOLD}</p>{body}"
    seen = _Text()
    seen.feed(written)
    kept = "".join("".join(seen.parts).split())
    told = "".join(read(written).text.split())
    assert sorted(told) == sorted(kept)


SOUND = "全县共有农村低保对象4120人，全年发放低保金1860万元。"


def test_a_day_below_the_text_is_told_above_it() -> None:
    told = lines(
        f"<h1>某县低保工作情况</h1><div class=c><p>{SOUND}</p><p>{TOLD}</p></div>"
        "<div><span>发布日期：2023-03-06</span> <span>责任编辑：某人</span></div>"
    )
    assert told == ["某县低保工作情况", "发布日期：2023-03-06 责任编辑：某人", SOUND, TOLD]


def test_a_day_below_is_not_asked_for_when_one_stands_above() -> None:
    told = lines(
        f"<h1>某县低保工作情况</h1><p>发布时间：2023-03-05 来源：某县民政局</p><div class=c><p>{SOUND}</p><p>{TOLD}</p></div>"
        "<div>更新日期：2024-01-01</div>"
    )
    assert told == ["某县低保工作情况", "发布时间：2023-03-05 来源：某县民政局", SOUND, TOLD]


@pytest.mark.parametrize("head", ["推荐阅读", "热点排行 更多+", "相关新闻：", "精彩图集"])
def test_a_box_of_other_stories_is_left_out_with_its_sentences(head: str) -> None:
    other = "邻县去年救助困难群众7700人，支出救助金771万元，今年还将增加。"
    told = lines(
        f"<div class=a><p>{SOUND}</p><p>{TOLD}</p><div><div><h2>{head}</h2><div><p>{other}<a href=x>【详细】</a></p></div></div></div></div>"
    )
    assert told == [SOUND, TOLD]


def test_a_heading_that_only_sounds_like_a_box_keeps_its_text() -> None:
    told = lines(f"<div class=a><p>{SOUND}</p><h2>相关新闻发布工作</h2><p>{TOLD}</p></div>")
    assert told == [SOUND, "相关新闻发布工作", TOLD]


def test_a_subtitle_stands_below_the_title() -> None:
    told = lines(
        f"<div class=t><h3></h3><h2>某县养老工作走在前列</h2><h3>新增床位300张</h3></div><ul><li>时间：2023-03-05</li></ul><div><p>{SOUND}</p><p>{TOLD}</p></div>",
        "<title>某县养老工作走在前列 - 某县人民政府</title>",
    )
    assert told == ["某县养老工作走在前列", "新增床位300张", "时间：2023-03-05", SOUND, TOLD]


def test_the_account_of_a_message_is_its_source() -> None:
    told = lines(
        '<h2 class="rich_media_title" id="activity-name">本周救助情况通报</h2><div id="meta_content" class="rich_media_meta_list"><span>'
        '<a href="javascript:void(0);" id="js_name">某县民政</a><div style="display:none"><strong>某县民政</strong><p>微信号</p></div></span>'
        f'<em id="publish_time">2023-03-05 10:20</em></div><div class="rich_media_content" id="js_content"><section>{SOUND}</section><section>{TOLD}</section></div>'
    )
    assert told == ["本周救助情况通报", "2023-03-05 10:20", "来源:某县民政", SOUND, TOLD]


def test_a_sheet_saved_as_a_page_is_a_table_whatever_its_cells_hold() -> None:
    sheet = (
        "<table><tr><td></td><td>社区</td><td>活动</td><td>比分</td></tr><tr><td></td><td rowspan=2>东街</td><td>棋赛</td><td>3-1</td></tr>"
        "<tr><td></td><td><a href=x>球赛</a></td><td>2-0</td></tr><tr style='display:none'><td>1</td><td>2</td></tr></table>"
    )
    reading = page(sheet, "<meta name=ProgId content=Excel.Sheet>")
    assert [len(grid.cells) for grid in reading.grids] == [8]
    assert reading.text.splitlines() == ["社区\t活动\t比分", "东街\t棋赛\t3-1", "球赛\t2-0"]


@pytest.mark.parametrize(
    "title",
    [
        "某县救助站开放日活动 某县新闻网",
        "某县救助站开放日活动--社会--某某网",
        "某县救助站开放日活动 东区办事处_某市在线",
    ],
)
def test_the_names_of_site_and_column_are_no_title(title: str) -> None:
    body = f"<center><span>某县救助站开放日活动</span></center><table><tr><td>来源于：某县民政局</td></tr><tr><td><p>{SOUND}</p><p>{TOLD}</p></td></tr></table>"
    assert lines(body, f"<title>{title}</title>")[:2] == ["某县救助站开放日活动", "来源：某县民政局"]


def test_text_of_a_table_outside_its_cells_stands_in_front_of_it() -> None:
    cells = "<td>指标</td><td>人数</td></tr><tr>另有临时救助7人<td>孤儿</td><td>31</td></tr>"
    told = lines(f"<p>{TOLD}</p><table>全县情况<tr>{cells}<b>截至年底</b></table>")
    assert told[1:] == ["全县情况", "另有临时救助7人", "截至年底", "指标\t人数", "孤儿\t31"]
