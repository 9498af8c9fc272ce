"""Years, months and days in addresses. A month and a day have two figures: one page, one address."""

from django.urls import register_converter


class _Number:
    width = 2

    def to_python(self, text: str) -> int:
        return int(text)

    def to_url(self, value: int) -> str:
        return f"{value:0{self.width}}"


class YearConverter(_Number):
    regex = "[12][0-9]{3}"
    width = 4


class MonthConverter(_Number):
    regex = "0[1-9]|1[0-2]"


class DayConverter(_Number):
    regex = "0[1-9]|[12][0-9]|3[01]"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
register_converter(DayConverter, "day")
