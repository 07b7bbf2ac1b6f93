"""What Schemathesis cannot read in the documents: rules that no JSON Schema states, and the credentials of the run."""

import os
import re
import uuid

import schemathesis

ACCEPTED_INVALID = "ST201"
REFUSED_VALID = "ST202"
TOO_LARGE_HEADERS = 431

# A request that fits its schema may be refused with these codes, each for something that a schema cannot say.
RULES = {
    # What exists in the world: languages, zones, hosts, addresses, holidays.
    "invalid_language_tag",
    "invalid_zone_name",
    "invalid_currency",
    "invalid_text_by_language",
    "unknown_language",
    "invalid_web_url",
    "not_a_url",
    "invalid_origin",
    "invalid_email",
    "invalid_phone",
    "unsupported",
    "no_holiday",
    "private_address",
    "in_the_past",
    # NUL, which JSON has and PostgreSQL has not.
    "invalid_text",
    # What was signed, or is made by somebody else.
    "cursor_of_another_list",
    "invalid_token",
    "weak_secret",
    "invalid_setting",
    "identity_not_configured",
    # How fields depend on each other, or on what is stored.
    "changed_meanwhile",
    "invalid_amount",
    "contradicts",
    "ids_or_all",
    "invalid_days",
    "duplicate_date",
    "overlap",
    "no_checks",
    "no_demand",
    "not_by_member",
    "not_confirmed",
    "not_for_publishable",
    "unexpected",
    # Needed only beside others: of a product without variants the price, of a secret key its scopes.
    "missing /products/*/price",
    "missing /scopes",
    "missing /file",
    "missing /url",
    "missing /assistant/model/baseUrl",
    # Texts of which nothing is left to read, and quantities with more than three decimals.
    "invalid_length /products/*/name",
    "nothing_to_compare",
    "only_fillers",
    # Of synonyms: words that say something, each in one group, not too many of them.
    "no_letter",
    "phrase_too_long",
    "duplicate_word",
    "word_in_two_groups",
    "one_word",
    "too_many_words",
    "too_many_groups",
    "invalid_number",
    # Schemathesis makes texts of a pattern and a maxLength that fit the pattern no more.
    "malformed_if_match",
}
ROW = re.compile(r"/\d+/")
OWN_KEY = os.environ["FUZZ_OWN_KEY"]


def _answer(response):
    try:
        body = response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _codes(answer):
    errors = answer.get("errors")
    errors = errors if isinstance(errors, list) else []
    return [(error.get("code"), error.get("pointer")) for error in errors] or [(answer.get("code"), "")]


def _is_rule(code, pointer):
    return code in RULES or f"{code} {ROW.sub('/*/', pointer)}" in RULES


@schemathesis.hook
def before_call(context, case, kwargs):
    # The key that the run itself uses: revoked, it would end the run.
    for name, value in (case.path_parameters or {}).items():
        if str(value).lower() == OWN_KEY:
            case.path_parameters[name] = str(uuid.uuid4())
    # Cases share the example of the document; a key that was used is answered without looking at the body.
    sent = case.headers or {}
    if sent.get("Idempotency-Key") and len(sent["Idempotency-Key"]) < 200:
        sent["Idempotency-Key"] = str(uuid.uuid4())


@schemathesis.hook
def filter_failure(context, failure, case, response):
    # Said of every path alike, before it is looked at.
    if response.status_code == TOO_LARGE_HEADERS:
        return False
    answer = _answer(response)
    if failure.code == REFUSED_VALID:
        return not all(_is_rule(code, pointer) for code, pointer in _codes(answer))
    # Bulk calls tell of each bad row, and keep the others.
    # A message of JSON-RPC is refused in the answer's own `error`, with 200 (transport of MCP).
    if failure.code == ACCEPTED_INVALID:
        return not (answer.get("errors") or answer.get("warnings") or answer.get("jsonrpc") and answer.get("error"))
    return True
