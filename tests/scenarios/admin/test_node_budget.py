"""How much the page of a node may cost, in a scenario of sixty nodes with four replies each."""

from __future__ import annotations

import pytest
from django.urls import reverse

from scenarios.exchange.rows import store_scenario
from scenarios.models import Node
from tests.conftest import read_document
from tests.scenarios.admin.pages import node_page

said = "Well, and what would you have me say to that, now that we have come so far?"


def big_talk() -> str:
    keys = [f"a-node-of-ours-{number}" for number in range(59)]
    nodes = "".join(
        f"  {key}:\n    says: {said}\n    behaviour: [upset]\n    replies:\n"
        + "".join(
            f"      - {{key: reply-{n}, text: '{said}', moves: [listen, argue], note: '{said}',"
            f" goto: [{{when: {{anger_at_least: 9}}, node: over}}, {{node: {after}}}]}}\n"
            for n in range(4)
        )
        for key, after in zip(keys, [*keys[1:], "over"], strict=True)
    )
    head = "scenario: big\ntitle: Big\nchannel: phone\npersona: {name: Rosa}\nanger: 4\n"
    end = "  over: {ending: resolved, says: Good.}\n"
    return f"{head}patience: 90\nstart: {keys[0]}\nnodes:\n{nodes}{end}"


@pytest.fixture
def opened(as_person, ada):
    store_scenario(read_document(big_talk()))
    return node_page(as_person(ada), Node.objects.get(key="a-node-of-ours-30"))


def test_it_is_under_sixty_kilobytes(opened):
    assert opened.answer.status_code == 200
    assert len(opened.answer.content) < 60_000


def test_it_is_saved_in_few_fields(opened):
    sent = [len(one) if isinstance(one, list) else 1 for one in opened.fields.values()]
    assert 40 < sum(sent) < 1000
    assert opened.save().was_saved


def test_it_takes_25_statements_at_most(opened, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        opened.client.get(opened.address)


def test_it_lists_the_nodes_once_where_there_is_no_reply_yet(opened):
    new = {"scenario": opened.answer.context["original"].scenario_id}
    html = opened.client.get(reverse("admin:scenarios_node_add", query=new)).content.decode()
    assert html.count("<option>a-node-of-ours-7<") == 1
