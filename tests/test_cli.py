"""Words in, words out, exit codes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from conftest import PREFIXES, WORLDS, companies, run, stake

WORLD = ("--data", str(WORLDS / "example.ttl"), "--only-data")


def ask(*words, **more):
    return run(*WORLD, *words, **more)


def test_bare_keiretsu_prints_a_page_of_examples():
    done = run()

    assert done.returncode == 0
    assert "keiretsu path" in done.stdout


def test_the_version_tells_of_program_and_data():
    assert re.fullmatch(
        r"keiretsu \d+\.\d+\.\d+, data \d{4}-\d\d-\d\d \([\d,]+ statements, [\d,]+ sources\)\n", run("--version").stdout
    )


def test_a_path_is_told_in_sentences_with_sources_and_sureness():
    done = ask("path", "Alder Twig", "Birch", "--at", "2013-11-08", "-k", "3")

    assert done.returncode == 0
    assert "(Alder Twig has the generation Alder Twig (2013).)" in done.stdout
    assert "Alder Motor was 43.4 % owned by Birch from 1999 to 2023. [" in done.stdout
    assert "(certain)" in done.stdout
    assert (
        "[1] Gazette, 5 November 2013: Alder and Birch extend their venture. https://example.org/gazette" in done.stdout
    )
    assert "All of it" in done.stdout


def test_the_path_as_data_has_the_promised_form():
    answer = json.loads(ask("path", "Alder Twig", "Birch", "--at", "2013-11-08", "-k", "3", "--format", "json").stdout)

    assert set(answer) == {"paths"}
    for path in answer["paths"]:
        assert set(path) == {"cost", "held_at_once", "steps"}
        assert set(path["held_at_once"]) == {"from", "until", "certainty"}
        for step in path["steps"]:
            assert set(step) == {"from", "to", "kind", "fact", "sentence", "certainty", "sources"}
            assert step["from"].startswith("https://w3id.org/keiretsu/id/")
            assert step["certainty"] in {"certain", "presumed", "possible"}
    assert len(answer["paths"]) == 2
    assert answer["paths"][0]["cost"] <= answer["paths"][1]["cost"]


def test_announced_ties_are_walked_only_when_included():
    without = ask("path", "Birch", "Dogwood", "--at", "2013-11-08", "--only", "cooperation")
    including = ask("path", "Birch", "Dogwood", "--at", "2013-11-08", "--only", "cooperation", "--include", "announced")

    assert without.returncode == 1
    assert "no way from Birch to Pinewood Motors on 8 November 2013" in without.stderr
    assert "Announced: Birch works with Pinewood Motors" in including.stdout


def test_find_as_data_has_the_promised_form():
    found = json.loads(ask("find", "cedar", "--format", "json").stdout)

    assert set(found[0]) == {"id", "label", "kind", "score"}
    assert found[0]["id"] == "https://w3id.org/keiretsu/id/cedar"
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)


def test_sparql_as_data_is_sparql_json():
    answer = json.loads(ask("sparql", "SELECT ?v { ?v a kei:JointVenture }", "--format", "json").stdout)

    assert answer["head"]["vars"] == ["v"]
    assert answer["results"]["bindings"][0]["v"] == {"type": "uri", "value": "https://w3id.org/keiretsu/id/cedar"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["show", "Cedar"], 0, ""),
        (["sparql", "ASK { id:cedar a kei:Brand }"], 1, ""),
        (["path", "fir-state", "alder-leaf", "--only", "twinning"], 1, "no way from"),
        (["find", "qqqqqqqq"], 1, "nothing on file"),
        (["show", "Cedr"], 2, "Did you mean Cedar"),
        (["shw", "Cedar"], 2, "Did you mean show"),
        (["show", "Cedar", "--lnag", "ja"], 2, "--lang"),
        (["path", "Alder", "Birch", "--at", "2013-02-30"], 2, "a day that does not exist"),
        (["path", "Alder", "Birch", "--only", "sharehloding"], 2, "Did you mean shareholding"),
        (["path", "Alder", "Birch", "--include", "anounced"], 2, "Did you mean announced"),
        (["path", "Alder", "Birch", "--min-share", "much"], 2, "no percentage"),
        (["path", "Alder", "Birch", "--at", "2013", "--ever"], 2, "Leave one of them out"),
        (["list", "brnad"], 2, "Did you mean brand"),
        (["ask", "owners"], 2, "Did you mean owners-of"),
        (["sparql", "SELECT ?x { ?x a keii:Company }"], 2, "unknown prefix"),
        (["sparql", "INSERT DATA { id:a id:b id:c }"], 2, "only read"),
        (["sparql", "no-such-file.rq"], 3, "cannot be read"),
        (["export", "--format", "turtle", "-o", "/nowhere/at/all.ttl"], 2, "cannot be written"),
        (["export", "--format", "dot", "--derived", "-o", "-"], 2, "RDF"),
        (
            ["sparql", "--timeout", "0.3", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"],
            4,
            "--timeout",
        ),
    ],
)
def test_exit_codes_mean_something_and_errors_say_the_cure(words, code, told):
    done = ask(*words)

    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_broken_data_leaves_with_3_and_tells_file_subject_and_rule(tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(PREFIXES + companies("a", "b") + stake("s", "a", "b", 'kei:capital "143.4" ; kei:observed "2020"'))

    done = run("--data", str(own), "--only-data", "find", "a")
    checked = run("--only-data", "--data", str(own), "check")

    assert (done.returncode, checked.returncode) == (3, 3)
    assert f'{own}: id:s: kei:capital is "143.4"' in done.stderr
    assert "figure-malformed" in checked.stdout


def test_check_tells_only_of_ones_own_files(tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(PREFIXES + companies("zz-one", "zz-two") + stake("zz", "zz-one", "zz-two", 'kei:capital "20"'))

    done = run("check", str(own), "--format", "json")

    assert [finding["rule"] for finding in json.loads(done.stdout)] == ["statement-without-date"]
    assert done.returncode == 0


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown"])
@pytest.mark.parametrize(
    "words",
    [
        ["list", "brand"],
        ["find", "alder"],
        ["sources"],
        ["stats"],
        ["model"],
        ["ask"],
        ["list", "shareholding"],
        ["stats", "--gaps"],
    ],
)
def test_every_list_comes_in_every_form(words, form):
    done = ask(*words, "--format", form)

    assert done.returncode == 0, done.stderr
    if form == "json":
        assert isinstance(json.loads(done.stdout), list)
    elif form == "jsonl":
        assert all(json.loads(line) for line in done.stdout.splitlines())
    elif form == "markdown":
        assert done.stdout.splitlines()[1].startswith("| ---")
    else:
        assert len(done.stdout.splitlines()) > 1


def test_a_pipe_gets_tsv_and_nothing_but_the_answer():
    done = ask("list", "brand")

    assert done.stdout.splitlines()[0] == "label\tkind\tid"
    assert done.stderr == ""


def test_labels_cannot_steer_the_terminal(tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(
        PREFIXES
        + 'id:evil a kei:Company ; rdfs:label "Evil\\u001B[2J\\u202Eeman"@en ; skos:altLabel "=cmd()"@en .\n'
        + companies("b")
        + stake("s", "evil", "b", 'kei:capital "20" ; kei:observed "2026-01-01"')
    )

    for words in (["show", "evil"], ["find", "evil"], ["list", "company"], ["path", "evil", "b"]):
        done = run("--data", str(own), "--only-data", *words)
        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout + done.stderr
        assert "\u202e" not in done.stdout + done.stderr


def test_spreadsheets_get_no_formula(tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(PREFIXES + 'id:f a kei:Company ; rdfs:label "=HYPERLINK(1)"@en .\n')

    assert "'=HYPERLINK(1)" in run("--data", str(own), "--only-data", "list", "company", "--format", "csv").stdout


def test_no_color_is_kept_and_colour_can_be_asked_for():
    assert "\x1b[" not in ask("list", "brand", "--format", "table").stdout
    assert (
        "\x1b["
        not in ask("list", "brand", "--format", "table", env={**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "1"}).stdout
    )


def test_a_choice_for_the_reader_is_said_on_standard_error():
    done = run("path", "Renault", "NMKV", "--at", "2013")

    assert '"Renault" is taken for renault (company)' in done.stderr


def test_a_pipe_that_closes_early_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m keiretsu list nameplate | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""


def test_ctrl_c_stops_a_query_within_a_second():
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "keiretsu",
            *WORLD,
            "sparql",
            "--timeout",
            "60",
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    start = time.monotonic()
    _, told = process.communicate(timeout=10)

    assert time.monotonic() - start < 1
    assert process.returncode == 130
    assert "Traceback" not in told


def test_a_query_may_come_from_a_file_or_standard_input(tmp_path):
    file = tmp_path / "question.rq"
    file.write_text("ASK { id:cedar a kei:JointVenture }")

    assert ask("sparql", str(file)).stdout == "true\n"
    assert ask("sparql", "-", input="ASK { id:cedar a kei:JointVenture }").stdout == "true\n"


def test_the_query_that_would_run_can_be_seen():
    done = ask("ask", "owners-of", "cedar", "--show-sparql")

    assert "VALUES ?issuer { <https://w3id.org/keiretsu/id/cedar> }" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_and_names(shell):
    assert "_KEIRETSU_COMPLETE" in run("completion", shell).stdout
    done = run(
        env={**os.environ, "_KEIRETSU_COMPLETE": "bash_complete", "COMP_WORDS": "keiretsu show 日", "COMP_CWORD": "2"}
    )

    assert "日産" in done.stdout


def test_another_language_is_shown_first():
    assert "アルダー自動車 (Alder Motor)" in ask("path", "Cedar", "Alder", "--lang", "ja", "--at", "2013").stdout


def test_show_tells_a_claim_and_why_it_is_not_accepted():
    done = ask("show", "alder")

    assert "Claims not accepted" in done.stdout
    assert "Why: The largest holder, and no majority: 43.4 percent." in done.stdout


def test_own_data_alone_is_checked_by_its_path_or_by_the_option():
    file = str(WORLDS / "example.ttl")

    assert "0 error" in run("--only-data", "check", file).stderr
    assert "0 error" in run("--only-data", "--data", file, "check").stderr
    assert "--only-data needs --data" in run("--only-data", "check").stderr
    assert run("--only-data", "find", "a").returncode == 2


def test_the_model_reads_without_the_signs_of_its_templates():
    done = ask("model", "--format", "json")

    words = {row["kind"]: row["reads"] for row in json.loads(done.stdout)}
    assert words["shareholding"] == "holds part of"
    assert words["platform-sharing"] == "shares its platform with"


def test_kinship_of_cars_is_said_to_stay_true():
    done = ask("path", "Pine Cone", "Alder Twig", "--ever")

    assert "All of it has surely been true since 31 December 2014, and stays so." in done.stdout


def test_family_tells_badges_markets_and_years():
    done = ask("family", "Alder Twig")

    assert "Alder Twig (2013) was sold rebadged as Pine Cone in There from 2014 to 2016." in done.stdout
    assert "It follows" not in done.stdout, "both others are one car with it by a statement of their own"


def test_family_tells_what_follows_for_the_car_asked_about():
    done = ask("family", "Pine Cone")

    told = "It follows that Pine Cone and Dogwood Bud (2013) are one car (by twig-as-cone, twig-bud-twins)."
    assert [line.strip() for line in done.stdout.splitlines() if "It follows" in line] == [told]
