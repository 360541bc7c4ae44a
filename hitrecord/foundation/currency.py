"""Amounts as people and files write them: whole minor units, no floats anywhere."""

from typing import Final

_EXPONENTS: Final = dict.fromkeys(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ],
    0,
) | dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3)
# fmt: off
CODES: Final = frozenset({
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD",
    "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF",
    "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN",
    "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD",
    "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES",
    "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK",
    "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT",
    "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES",
    "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
})
# fmt: on
"""What ISO 4217 calls money today, without metals, funds and test codes."""
_SYMBOLS: Final = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def exponent(currency: str) -> int:
    """How many decimal places the currency's minor unit has (2 unless ISO 4217 says otherwise)."""
    return _EXPONENTS.get(currency, 2)


def decimal_text(amount: int, currency: str) -> str:
    """`-123456` in USD is `-1234.56`: for files that machines read."""
    return _decimal(amount, currency, grouping="")


def format_minor(amount: int, currency: str, *, symbol_last: bool = False) -> str:
    """`-123456` in USD is `−$1,234.56`; a currency without a symbol is written `CHF 12.00`. With
    `symbol_last`, as in many languages, `−1,234.56 $`."""
    sign = "−" if amount < 0 else ""
    digits = _decimal(abs(amount), currency, grouping=",")
    symbol = _SYMBOLS.get(currency, currency)
    if symbol_last:
        return f"{sign}{digits}\N{NO-BREAK SPACE}{symbol}"
    gap = "" if currency in _SYMBOLS else "\N{NO-BREAK SPACE}"
    return f"{sign}{symbol}{gap}{digits}"


def _decimal(amount: int, currency: str, *, grouping: str) -> str:
    places = exponent(currency)
    units, rest = divmod(abs(amount), 10**places)
    sign = "-" if amount < 0 else ""
    fraction = f".{rest:0{places}d}" if places else ""
    return f"{sign}{units:{grouping}}{fraction}"
