"""The rooms of the Word reader (`minzheng_ie.reading.docx`): from a package's parts to lines and tables."""
