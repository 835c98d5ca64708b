"""Common numerals are read without cn2an, and as it reads them."""

from __future__ import annotations

import subprocess
import sys

from cn2an import cn2an

from minzheng_ie.quantities.amounts import _COMMON


def test_common_numerals_have_the_values_of_cn2an() -> None:
    assert len(_COMMON) == 151
    assert {word: value for word, value in _COMMON.items() if cn2an(word, "normal") != value} == {}


def test_a_common_numeral_imports_no_cn2an_and_a_rare_one_does() -> None:
    program = (
        "import sys\n"
        "from minzheng_ie.quantities.reader import read_numeral as read\n"
        "print(read('二十三').low, read('六百').low, 'cn2an' in sys.modules)\n"
        "print(read('六百二十三').low, 'cn2an' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["23", "600", "False", "623", "True"]
