"""The review page: a report beside its claims in one file, to be checked, corrected and exported as gold."""

from minzheng_ie.outputs.review.page import ReviewPage

__all__ = ["ReviewPage"]
