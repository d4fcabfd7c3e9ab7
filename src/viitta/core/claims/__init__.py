"""Payment claims: an unbroken chain of periods, what is due of each, and the settlement at the end."""

from viitta.core.claims.chain import (
    BrokenChain,
    ChainedClaim,
    Period,
    Settlement,
    TypeSums,
    by_type,
    check_periods,
    claim_chain,
    grant_of,
    settle,
)
from viitta.core.claims.reading import ClaimFile, as_json, chain_of, read_claims

__all__ = [
    "BrokenChain",
    "ChainedClaim",
    "ClaimFile",
    "Period",
    "Settlement",
    "TypeSums",
    "as_json",
    "by_type",
    "chain_of",
    "check_periods",
    "claim_chain",
    "grant_of",
    "read_claims",
    "settle",
]
