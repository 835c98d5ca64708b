"""Whole pages in the manner of the systems that offices publish with: a report of our own in the furniture of each.

Every number of the furniture holds ``77``, no number of a report does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Story:
    """A report: what a page is to give back. region (str): whose it is. table (tuple): rows of words, heads first."""

    title: str
    source: str
    day: str
    region: str
    paragraphs: Sequence[str]
    table: Sequence[Sequence[str]] = field(default_factory=tuple)
    caption: str = ""

    def __post_init__(self) -> None:
        wide = str.maketrans({",": "\uff0c", ";": "\uff1b"})
        object.__setattr__(self, "paragraphs", tuple(text.translate(wide) for text in self.paragraphs))

    def body(self, opening: str = "<p>", closing: str = "</p>") -> str:
        """Paragraphs, and the table behind the first of them."""
        told = [f"{opening}{paragraph}{closing}" for paragraph in self.paragraphs]
        if self.table:
            told.insert(1, f"{opening}{self.caption}{closing}{self.rows()}")
        return "\n".join(told)

    def rows(self) -> str:
        rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in self.table)
        return f"<table border=1><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


YEAR = Story(
    "绍兴市民政局2023年工作总结和2024年工作思路",
    "绍兴市民政局",
    "2024-01-18",
    "浙江省/绍兴市",
    (
        "2023年,全市民政系统围绕基本民生保障,各项任务推进有序。",
        "一、社会救助提标扩面",
        "全年发放城市最低生活保障金1.26亿元,惠及困难群众8420人;实施临时救助3915人次。",
        "二、养老服务提质增效",
        "截至年底,全市共有养老机构138家,床位29600张,建成老年食堂412家。",
        "三、儿童福利",
        "全市孤儿212人,每人每月发放基本生活费2480元。",
        "下一步,我市将继续做好兜底保障工作。",
    ),
)
QUARTER = Story(
    "前三季度全市社会救助工作取得新成效",
    "昭通市民政局",
    "2024-10-16",
    "云南省/昭通市",
    (
        "今年1—9月,全市累计支出农村低保资金3.58亿元,保障农村低保对象18.4万人。",
        "全市共有特困人员9326人,其中集中供养1840人。",
        "全市发放残疾人两项补贴5260万元。",
    ),
)
BULLETIN = Story(
    "2023年德阳市民政事业发展统计公报",
    "德阳市民政局",
    "2024-05-20",
    "四川省/德阳市",
    (
        "2023年,全市民政事业平稳发展,现将主要数据公布如下。",
        "年末全市登记的社会组织1865个,比上年增加32个。",
        "全年办理结婚登记13540对。",
    ),
    (
        ("指标", "单位", "2023年"),
        ("城市低保对象", "人", "8120"),
        ("农村低保对象", "人", "60415"),
        ("养老机构", "家", "156"),
    ),
    "表1 主要指标",
)


def jcms(story: Story) -> str:
    """A page of a system that marks its content by comments; breadcrumb, share bar, neighbours, foot."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{story.title} {story.source}</title>
<meta name="SiteName" content="{story.source}"><meta name="ArticleTitle" content="{story.title}">
<meta name="PubDate" content="{story.day} 09:12"><meta name="ContentSource" content="{story.source}">
<script>var visit=7712; document.write("今日访问7713人");</script><style>.a{{width:7714px}}</style></head><body>
<div class="top-bar"><a href="/e">English</a> | <a href="/o">长者助手</a> | <a href="/w">无障碍</a> | 今天是7715年7月7日</div>
<div id="nav"><ul><li><a href="/">首页</a></li><li><a href="/g">信息公开</a></li><li><a href="/s">办理事项7716项</a></li></ul></div>
<div class="bt-position">当前位置:<a href="/">首页</a> &gt; <a href="/t">总结计划</a></div>
<div class="main-fl bt-left"><h1 class="title">{story.title}</h1>
<div class="xxxx"><span>发布日期:{story.day}</span> <span>信息来源:{story.source}</span> <span>浏览次数:<span id="hits">7717</span></span>
<span>字号:[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span></div>
<div class="bt-content zoom clearfix" id="zoom"><!--ZJEG_RSS.content.begin--><meta name="ContentStart">
{story.body('<p style="text-indent: 2em;"><span style="font-size:16px">', "</span></p>")}
<meta name="ContentEnd"><!--ZJEG_RSS.content.end--></div>
<div class="share"><span>分享到:</span><a href="#">微信</a><a href="#">微博7718</a></div>
<div class="page-nav"><p>上一篇:<a href="/1">全市新增养老床位7719张</a></p><p>下一篇:<a href="/2">全市发放救助金7720万元。</a></p></div></div>
<div class="footer"><p>主办单位:{story.source} 网站标识码:7721000001 浙ICP备7722号</p><p>您是第7723位访客,建议使用1777*877分辨率浏览本网站。</p></div>
</body></html>"""


def trs(story: Story) -> str:
    """A page whose text stands in an editor's block in two columns, with hot and related news beside it."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{story.title}_{story.source}</title><meta name="publishdate" content="{story.day}"></head><body>
<div class="header"><img src="logo.png" alt="7701"><form><input type="text" name="q"><input type="submit" value="搜索"></form></div>
<div class="menu"><a href="a">机构职能</a><a href="b">政策文件</a><a href="c">数据发布7702</a></div>
<div class="container"><div class="left_list"><h2>栏目导航</h2><ul><li><a href="a">计划总结(7703)</a></li><li><a href="b">统计信息(7704)</a></li><li><a href="c">公示公告</a></li></ul>
<h2>热点新闻</h2><ul class="hot"><li><a href="1">民政部门救助流浪人员7705人次</a></li><li><a href="2">我省低保标准提高到7706元</a></li><li><a href="3">慰问</a></li></ul></div>
<div class="right_con"><div class="xl_title">{story.title}</div>
<div class="xl_sub">时间:{story.day} 来源:{story.source} 点击数:7707 【字体:大 中 小】【打印】【关闭】</div>
<div class="xl_con"><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{margin:7708px}}</style>
{story.body('<p class="MsoNormal" align="justify">&nbsp;&nbsp;&nbsp; ', "</p>")}
</div></div><div class="xgwz"><h3>相关文章</h3><ul><li><a href="x">全市救助困难群众7709人次</a>[2022-07-07]</li><li><a href="y">民政局召开会议</a></li></ul></div></div></div>
<div class="friendlink"><select><option>民政部7710</option></select><a href="m">民政部网站</a></div>
<div class="foot">版权所有:{story.source}<br>地址:和平路777号 电话:0770-7777777 <script src="count.js?7711"></script></div></body></html>"""


def tables_of_2005(story: Story) -> str:
    """A page laid out in tables, without a class, in capital letters and with the paragraphs apart by two breaks."""
    text = "<BR><BR>\r\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{paragraph}" for paragraph in story.paragraphs)
    return f"""<HTML><HEAD><TITLE>{story.title}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"></HEAD>
<BODY bgcolor=#ffffff leftmargin=0><TABLE width=760 align=center cellspacing=0><TR><TD colspan=2><IMG src=top.gif></TD></TR>
<TR><TD height=24 colspan=2><A href=i>网站首页</A> | <A href=j>领导介绍</A> | <A href=k>在线访谈</A> | <A href=l>办件7731件</A></TD></TR>
<TR><TD width=180 valign=top><TABLE><TR><TD><B>站内搜索</B></TD></TR><TR><TD><INPUT size=10></TD></TR><TR><TD>用户登录</TD></TR><TR><TD>用户名:<INPUT></TD></TR><TR><TD>密码:<INPUT type=password></TD></TR>
<TR><TD>在线人数:7732人</TD></TR></TABLE></TD>
<TD width=580 valign=top><TABLE width="100%"><TR><TD>您现在的位置:<A href=i>首页</A>&gt;&gt;<A href=n>工作动态</A></TD></TR>
<TR><TD align=center><FONT size=5><B>{story.title}</B></FONT></TD></TR>
<TR><TD align=center>发布时间:{story.day} 来源:{story.source} 阅读次数:7733</TD></TR>
<TR><TD><FONT style="FONT-SIZE: 14px">{text}</FONT></TD></TR>
<TR><TD align=right>【<A href="javascript:print()">打印</A>】【<A href="javascript:close()">关闭</A>】</TD></TR>
<TR><TD>上一条:<A href=1>全市发放补贴7734万元</A></TD></TR><TR><TD>下一条:<A href=2>敬老院床位7735张</A></TD></TR></TABLE></TD></TR>
<TR><TD colspan=2 align=center>版权所有:{story.source} 技术支持:某公司<BR>访问量:7736人次</TD></TR></TABLE></BODY></HTML>"""


def blog(story: Story) -> str:
    """A page of a weblog system: sidebar, related posts with summaries, comments, screen-reader texts."""
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="UTF-8"><title>{story.title} – {story.source}网站</title>
<meta property="og:title" content="{story.title}"><meta property="article:published_time" content="{story.day}T08:00:00+08:00">
<script type="application/ld+json">{{"wordCount":7741,"description":"发放补贴7742万元。"}}</script></head><body class="post-template single">
<a class="skip-link screen-reader-text" href="#content">跳至内容7743</a><header id="masthead" class="site-header"><p class="site-title"><a href="/">{story.source}网站</a></p>
<nav id="site-navigation"><ul><li><a href="/">首页</a><li><a href="/n">新闻</a><li><a href="/d">数据7744</a></ul></nav></header>
<div id="content"><main id="main"><article id="post-7745" class="post-7745 post type-post"><header class="entry-header"><h1 class="entry-title">{story.title}</h1>
<div class="entry-meta"><span class="posted-on">发布于 <time datetime="{story.day}">{story.day}</time></span> <span class="byline">作者:{story.source}</span></div></header>
<div class="entry-content">{story.body()}<div class="sharedaddy"><ul><li><a href="s">分享7746</a></li></ul></div></div></article>
<nav class="post-navigation"><a href="p">上一篇:救助7747人次</a><a href="q">下一篇:床位7748张</a></nav>
<div class="related-posts"><h2>相关文章</h2><div><a href="r">某年工作回顾</a><p>全市发放救助资金7749万元,惠及群众7750人,成效明显。</p></div></div>
<div id="comments"><h2>评论7751条</h2><p>支持,希望明年救助标准再提高7752元。</p></div></main>
<aside id="secondary" class="sidebar"><section class="widget"><h2>近期文章</h2><ul><li><a href="a">发放低保金7753万元</a></li></ul></section></aside></div>
<footer class="site-footer"><p>自豪地采用某系统,已运行7754天。</p></footer></body></html>"""


def mobile(story: Story) -> str:
    """An article of a mobile account: its text is hidden until a script shows it."""
    sections = "".join(
        f'<section style="margin:7761px"><p><span style="font-size: 16px;">{paragraph}</span></p></section>'
        for paragraph in story.paragraphs
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{story.title}"><title></title>
<meta property="og:article:author" content="{story.source}"></head><body id="activity-detail">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">
{story.title}
</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">{story.source}</span>
<em id="publish_time" class="rich_media_meta">{story.day} 18:30</em><em>发表于某地</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{sections}<p style="display: none;"><mp-style-type data-value="7762"></mp-style-type></p></div>
<div class="rich_media_tool"><span>阅读 7763</span><span>点赞 7764</span><span>在看 7765</span></div></div></div>
<div id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div><script>var biz="7766",msg="全市救助7767人。";</script></body></html>"""


def disclosure(story: Story) -> str:
    """A page of the open-government platform: the form of the document above its text."""
    return f"""<html><head><meta charset="utf-8"><title>{story.title}</title></head><body><div class="wza-bar">语音播报 放大 缩小7771</div>
<div class="crumb"><a href="/">首页</a>><a href="/x">政府信息公开</a>><a href="/y">法定主动公开内容</a></div>
<div class="xxgk-wrap"><div class="gk-side"><ul><li><a href="1">指南</a></li><li><a href="2">制度</a></li><li><a href="3">年报7772</a></li><li><a href="4">依申请公开</a></li></ul></div>
<div class="gk-main"><table class="xxgk-table" width="100%"><tr><td>索 引 号:</td><td>115300007773/2024-07774</td><td>信息分类:</td><td>计划总结</td></tr>
<tr><td>发布机构:</td><td>{story.source}</td><td>发文日期:</td><td>{story.day}</td></tr>
<tr><td>文 号:</td><td>民发〔2024〕77号</td><td>主题词:</td><td>民政 救助</td></tr>
<tr><td>名 称:</td><td colspan="3">{story.title}</td></tr></table>
<div class="xxgk-title">{story.title}</div><div class="xxgk_content" id="vsb_content"><div class="v_news_content">{story.body()}</div></div>
<div class="attach"><p>附件:<a href="f.xls">1.低保发放明细7775人.xls</a></p></div></div></div>
<div id="footer"><p>主办:{story.source}办公室 公安备案号 77990202007776号</p></div></body></html>"""


def portal(story: Story) -> str:
    """A news portal: pictures, advertisements, rankings, a list of other news with summaries in a column of its own."""
    return f"""<!DOCTYPE html><html><head><meta charset="gbk"><title>{story.title}-地方新闻-某新闻网</title>
<meta name="source" content="{story.source}"></head><body><div class="topnav"><a href=a>新闻</a><a href=b>财经</a><a href=c>体育 7781</a></div>
<div class="path"><a href=a>某新闻网</a> &gt; <a href=b>地方</a> &gt; 正文</div><div class="w1200 clearfix"><div class="fl col-left">
<h1>{story.title}</h1><div class="artInfo"><span>{story.day} 07:07</span><span>来源:{story.source}</span><a href="#cm">评论 7782</a></div>
<div class="artibody" id="artibody"><div class="img_wrapper"><img src="1.jpg"><span class="img_descr">老人在食堂用餐</span></div>
{story.body("<p>　　", "</p>")}<div class="adbox">广告:某保险每月7783元起,保额高。</div><p class="editor">(责任编辑:王某)</p></div></div>
<div class="fr col-right"><div class="ranking"><h3>点击排行</h3><ol><li><a href=1>某地救助7784人</a></li><li><a href=2>某地发放7785万元</a></li><li><a href=3>三</a></li></ol></div>
<div class="box"><h3>推荐阅读</h3><div class="recommend"><a href=4>某市民政工作</a><p>某市全年救助困难群众7786人次,发放资金7787万元。</p></div></div></div></div>
<div class="bottom"><a href=a>关于我们</a> <a href=b>广告服务</a> 举报电话:0770-7788</div></body></html>"""


def elders(story: Story) -> str:
    """A page with bars for elders and the blind, a language switch, floating buttons and hidden copies."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{story.source} 工作动态 {story.title}</title><meta name="ColumnName" content="工作动态"></head><body>
<div id="toolbar-wza" class="wzagj"><span>重置</span><span>指读</span><span>语速7791</span><span>放大77%</span><button>退出服务7792</button></div>
<div class="language"><a href="/en">EN</a><a href="/tw">繁體</a></div><div class="elder-mode" style="display:none">长者模式已为7793人提供服务。</div>
<div class="topbox"><div class="logo"><a href="/">{story.source}</a></div><div class="search_box"><input type="search"><span>热搜:低保 7794</span></div></div>
<ul class="subnav"><li><a href="1">工作动态</a></li><li><a href="2">通知公告</a></li><li><a href="3">图片新闻</a></li></ul>
<div class="detail"><div class="detail-title"><p>{story.title}</p></div><p class="detail-info">发布时间:{story.day} 10:10:10 来源:{story.source} 浏览量:7795 <span class="print">打印</span></p>
<div class="detail-text">{story.body("<div>", "</div>")}</div><p>扫一扫在手机打开当前页</p><div class="ewm"><img src="q.png"></div></div>
<template><p>全市救助7796人次,发放7797万元。</p></template><div hidden>全市救助7798人次。</div>
<div class="float-right"><a href="#">返回顶部</a><a href="#">我要纠错</a></div><div class="links-box"><dl><dt>友情链接</dt><dd><a href="1">民政部</a><a href="2">省厅</a><a href="3">市府</a></dd></dl></div>
<div class="copy"><p>{story.source}版权所有 本网站未经授权不得转载,违者将追究责任7799。</p></div></body></html>"""


def word(story: Story) -> str:
    """A page saved from a word processor: styles, conditional comments, words cut into spans, lines wrapped anywhere."""

    def cut(text: str) -> str:
        spans = [text[at : at + 9] for at in range(0, len(text), 9)]
        return "".join(f"<span lang=EN-US style='mso-bidi-font-size:10.5pt'>{span}</span>" for span in spans)

    told = "\n".join(
        f"<p class=MsoNormal style='text-indent:24.0pt'>{cut(paragraph)}<o:p></o:p></p>"
        for paragraph in story.paragraphs
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15"><title>无标题文档</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Words>7751</o:Words></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:77cm;}} --></style></head><body lang=ZH-CN><div class=WordSection1>
<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt'>{story.title}</span></b></p>
<p class=MsoNormal align=center>({story.source} {story.day})</p>
{told}<![if !supportFootnotes]><div style='mso-element:footer'><p class=MsoFooter>- 77 -</p></div><![endif]></div></body></html>"""


def bulletin(story: Story) -> str:
    """A bulletin whose table and text stand in a layout table among menus, with a caption of its own."""
    return f"""<html><head><meta charset="utf-8"><title>{story.title}-{story.source}</title></head><body><center>
<table width="1000" class="bannertable"><tr><td><a href="/">首页</a></td><td><a href="/1">要闻</a></td><td><a href="/2">数据7761</a></td></tr></table>
<table width="1000"><tr><td class="leftmenu" width="200"><ul><li><a href="1">月度数据</a></li><li><a href="2">季度数据7762</a></li><li><a href="3">年度数据</a></li></ul>
<table class="calendar"><tr><td>7</td><td>77</td><td>771</td></tr><tr><td>772</td><td>773</td><td>774</td></tr></table></td>
<td class="rightmain"><h2>{story.title}</h2><p>发布时间:{story.day}&nbsp;&nbsp;来源:{story.source}&nbsp;&nbsp;点击:7763次</p>
{story.body()}</td></tr></table><div>【<a href="#">返回顶部</a>】</div><div class="copyright">Copyright &copy; 2024 {story.source} 访问总量:77640人次</div></center></body></html>"""


def frames_of(story: Story) -> str:
    """A page that only says which frames it is made of."""
    return f"""<html><head><title>{story.title}</title></head><frameset rows="77,*"><frame src="top.htm"><frame src="main.htm">
<noframes><body>您的浏览器不支持框架,第7771位访客。</body></noframes></frameset></html>"""


def scripted(story: Story) -> str:
    """A page whose text a script would make."""
    return f"""<html><head><title>{story.source}</title></head><body><div id="app"></div><noscript>请开启脚本,本站有7781篇文章。</noscript>
<script>window.__DATA__={{"title":"{story.title}","content":"{"".join(story.paragraphs)}"}}</script></body></html>"""


def columns_of_divs(story: Story) -> str:
    """A page of a front-end framework: long generated names, the report in the middle of three columns."""
    told = "".join(
        f'<div class="css-1x9d{at}"><span>{p}</span></div>' for at, p in enumerate(story.paragraphs)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{story.title} | {story.source}</title></head><body><div class="css-root">
<div class="css-a1"><a href="1">要闻</a><a href="2">政务</a><a href="3">服务</a><a href="4">7711件</a></div><div class="css-row">
<div class="css-c1"><div><a href="1">低保7712元</a></div><div><a href="2">特困</a></div><div><a href="3">救助</a></div></div>
<div class="css-c2"><div class="css-t">{story.title}</div><div class="css-m"><div>{story.day}</div><div>来源:{story.source}</div></div><div class="css-b">{told}</div></div>
<div class="css-c3"><div><a href="5">我省提高补贴7713元</a></div><div><a href="6">救助7714人</a></div><div><a href="7">慰问7715人</a></div></div></div>
<div class="css-f">某公司提供技术支持,服务用户7716万人。</div></div></body></html>"""


def district(story: Story) -> str:
    """A county's site of 2015: nested blocks, an inline share script, a list of attachments and a signature."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" ""><html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{story.source}-{story.title}</title></head><body>
<form name="aspnetForm" method="post" action="x.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="7721" />
<div id="Head1"><div class="loginbox">账号<input type="text" />密码<input type="password" />已登录7722人</div></div>
<div class="weizhi"><b>您的位置</b>:<a href="/">首页</a> - <a href="/a">民政要闻</a></div>
<div class="wz"><div class="bt">{story.title}</div><div class="fbt">作者:办公室 来源:{story.source} 更新时间:{story.day} 人气:7723</div>
<div class="nr">{story.body("<p><span><strong></strong>", "</span></p>")}<p style="text-align: right;">{story.source}</p></div>
<div class="bdsharebuttonbox"><a href="#" class="bds_more">分享到7724:</a></div>
<div class="pinglun"><p>网友7725:办得好,老人满意。</p></div></div>
<div id="Foot1"><p>地址:某路77号 邮编:677000 网站支持IPv6</p><p>{story.source}主办 备案77260012号</p></div></form></body></html>"""


PAGES: dict[str, Callable[[Story], str]] = {
    make.__name__: make
    for make in (
        jcms, trs, tables_of_2005, blog, mobile, disclosure, portal, elders, word, bulletin, columns_of_divs, district,
    )
}  # fmt: skip
"""Pages with a report in them, by the name of their make."""
STORIES = {"year": YEAR, "quarter": QUARTER, "bulletin": BULLETIN}
"""Reports, by name."""
