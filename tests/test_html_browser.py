"""The pages in a real browser: quiet, operable, accessible, and safe with hostile text."""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from dialogue_extract.sinks.html.folder import HtmlFolder
from dialogue_extract.sinks.html.highlight import visible
from made import ARTICLE, bamako, event, place, record, text_at

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PHONE, DESKTOP = (390, 844), (1366, 900)
HOSTILE = [
    "<script>window.pwned = 1</script>",
    "</textarea></script></style></title><script>window.pwned = 2</script>",
    '"><img src=x onerror="window.pwned=3">',
    "' onmouseover='window.pwned=4' x='",
    "{{ 7 * 7 }}{% for x in y %}",
    "\u202eemirc\u202c \u2067droite\u2069",
    "javascript:window.pwned=5",
    "&lt;script&gt; &amp; \x00\x1b",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.execute_cdp_cmd("Network.enable", {})
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages: the made sample, the same in English words, a hostile one, one without events."""
    path = tmp_path_factory.mktemp("site")
    summit = event(type="summit", status="planned", location=place(ARTICLE, "Paris", "FR", 48.86, 2.35))
    summit["parties"] = [text_at(ARTICLE, "Union africaine", code="AU", name="Union africaine", kind="organisation")]
    summit["date"] = text_at(ARTICLE, "mars 2025", value="2025-03", basis="explicit")
    with HtmlFolder(path) as folder:
        for made in (
            bamako("bamako.txt"),
            record(ARTICLE, [summit], "paris.txt"),
            hostile(),
            record("Rien.", [], "rien.txt"),
        ):
            folder.write(made)
    return path


def hostile() -> Any:
    """Return a record whose every value is an attack, with ten thousand repetitions and many events."""
    article = "\n".join(HOSTILE) + "\n" + "Rencontre à Bamako. " * 10_000
    events = []
    for number in range(400):
        words = HOSTILE[number % len(HOSTILE)]
        start = len("\n".join(HOSTILE)) + 1 + 20 * number
        named = {"name": words, **{k: v for k, v in text_at(article, words).items() if k != "text"}}
        person = {**named, "aliases": [words], "titles": [text_at(article, words)], "party": words, "mentions": []}
        events.append(
            event(
                name=text_at(article, words),
                parties=[{**text_at(article, words), "code": words, "name": words, "kind": "state"}],
                participants=[{**person, "role": "host"}],
                topics=[{"text": "Rencontre", "start": start, "end": start + 9, "contexts": [words]}],
            )
        )
    return record(article, events, HOSTILE[1], warnings=HOSTILE, title=text_at(article, HOSTILE[0]))


def open_page(browser: Any, path: Path, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> None:
    """Open a page at a window size, all logs emptied first."""
    browser.get_log("browser")
    browser.get_log("performance")
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(path.as_uri())


def requests(browser: Any) -> list[str]:
    """Return the addresses asked for since the last look."""
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


def find(browser: Any, selector: str) -> list[Any]:
    return browser.find_elements("css selector", selector)


def visible_count(browser: Any, selector: str) -> int:
    """Return how many of the elements are shown."""
    script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length).length"
    return int(browser.execute_script(script, selector))


def wait(browser: Any, condition: Callable[[], bool]) -> None:
    """Wait until the page has done something, five seconds at most."""
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, 5).until(lambda _: condition())


def page_of(site: Path, name: str) -> Path:
    return site / "articles" / name if name != "index.html" else site / name


def hostile_page(site: Path) -> Path:
    known = {"bamako.html", "paris.html", "rien.html"}
    return next(path for path in (site / "articles").iterdir() if path.name not in known)


@pytest.mark.parametrize("name", ["bamako.html", "rien.html", "index.html"])
def test_no_error_and_no_request(browser: Any, site: Path, name: str) -> None:
    open_page(browser, page_of(site, name))
    assert browser.get_log("browser") == []
    assert {address.split(":")[0] for address in requests(browser)} <= {"file", "data"}


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_participant_lights_the_exact_words(browser: Any, site: Path, how: str) -> None:
    open_page(browser, page_of(site, "bamako.html"))
    link = next(one for one in find(browser, ".people a.k-person") if one.text == "Modibo Kassambara")
    if how == "hover":
        webdriver.ActionChains(browser).move_to_element(link).perform()
    else:
        browser.execute_script("arguments[0].focus()", link)
    assert "".join(one.text for one in find(browser, ".text mark.lit")) == "Modibo Kassambara"


def test_a_click_goes_to_the_words_and_back(browser: Any, site: Path) -> None:
    open_page(browser, page_of(site, "bamako.html"), (1366, 400))
    browser.execute_script("arguments[0].click()", find(browser, "#e2 a.k-date")[0])
    word = find(browser, "#w-e2-date + mark")[0]
    box = browser.execute_script("const b = arguments[0].getBoundingClientRect(); return [b.top, b.bottom]", word)
    assert box[0] >= 0
    assert box[1] <= 400
    browser.execute_script("arguments[0].click()", word)
    assert browser.switch_to.active_element.get_attribute("data-v") == "e2-date"


def test_a_kind_can_be_switched_off(browser: Any, site: Path) -> None:
    open_page(browser, page_of(site, "bamako.html"))
    find(browser, "input[data-kind=topic]")[0].click()
    background = find(browser, ".text mark.k-topic")[0].value_of_css_property("background-color")
    assert background in ("rgba(0, 0, 0, 0)", "transparent")


def test_filters_narrow_the_list(browser: Any, site: Path) -> None:
    open_page(browser, site / "index.html")

    def shown() -> int:
        count = visible_count(browser, "tr.event")
        assert find(browser, "#shown")[0].text == str(count)
        return count

    everything = shown()
    for name, value, expected in [("state", "ML", 2), ("type", "summit", 1), ("month", "2025-03", 1)]:
        browser.execute_script(
            "const f = document.getElementById(arguments[0]); f.value = arguments[1];"
            "f.dispatchEvent(new Event('input', {bubbles: true}))",
            f"f-{name}",
            value,
        )
        assert shown() == expected
        find(browser, "button[type=reset]")[0].click()
        wait(browser, lambda: find(browser, "#shown")[0].text == str(everything))
    find(browser, "#f-text")[0].send_keys("corruption magistrats vautrin")
    assert shown() == 1
    assert visible_count(browser, "svg.map circle") == 1


def test_matrix_filters(browser: Any, site: Path) -> None:
    open_page(browser, site / "index.html")
    cell = next(one for one in find(browser, ".matrix button") if one.get_attribute("data-a") == "FR")
    assert cell.get_attribute("data-b") == "ML"
    browser.execute_script("arguments[0].click()", cell)
    wait(browser, lambda: find(browser, "#shown")[0].text == "1")


def test_map_has_a_point_a_located_event(browser: Any, site: Path) -> None:
    open_page(browser, page_of(site, "bamako.html"))
    located = sum(bool(one.location and one.location.latitude is not None) for one in bamako().events)
    assert len(find(browser, "svg.map circle.t-event")) == located == 2
    open_page(browser, site / "index.html")
    assert len(find(browser, "svg.map circle")) == 3


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["bamako.html", "index.html"])
def test_is_drawn_and_fits(browser: Any, site: Path, name: str, size: tuple[int, int]) -> None:
    open_page(browser, page_of(site, name), size)
    assert distinct_rows(browser.get_screenshot_as_png()) > 150
    assert browser.execute_script("return document.documentElement.scrollWidth") <= size[0]


def distinct_rows(png: bytes) -> int:
    """Return how many rows of pixels of a picture differ; a blank one has one or two."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    data, position = b"", 8
    while position < len(png):
        (length,) = struct.unpack(">I", png[position : position + 4])
        if png[position + 4 : position + 8] == b"IDAT":
            data += png[position + 8 : position + 8 + length]
        position += length + 12
    raw, stride = zlib.decompress(data), 1 + width * {2: 3, 6: 4}[colour]
    return len({raw[row * stride : (row + 1) * stride] for row in range(height)})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["bamako.html", "rien.html", "index.html"])
def test_is_accessible(browser: Any, site: Path, name: str, size: tuple[int, int], scheme: str) -> None:
    open_page(browser, page_of(site, name), size, scheme)
    assert serious(browser) == []


def serious(browser: Any) -> list[tuple[str, str]]:
    """Return what axe-core finds to be a serious or critical barrier: rule and first element."""
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    result = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    assert len(result["passes"]) > 15
    found = [one for one in result["violations"] if one["impact"] in ("serious", "critical")]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


@pytest.mark.parametrize("name", ["hostile", "index.html"])
def test_hostile_text_is_shown_and_not_run(browser: Any, site: Path, name: str) -> None:
    open_page(browser, hostile_page(site) if name == "hostile" else site / name)
    for element in find(browser, "a")[:50]:
        browser.execute_script("arguments[0].dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))", element)
    assert browser.execute_script("return typeof window.pwned") == "undefined"
    assert find(browser, "img, textarea, iframe, object, form.filters ~ form") == []
    assert len(find(browser, "script")) == 1
    assert browser.get_log("browser") == []
    assert {address.split(":")[0] for address in requests(browser)} <= {"file", "data"}


def test_hostile_text_is_whole(browser: Any, site: Path) -> None:
    made = hostile()
    open_page(browser, hostile_page(site))
    shown = browser.execute_script("return document.querySelector('.text').textContent")
    assert shown == visible(made.text or "")
    assert len(find(browser, "article.card")) == len(made.events)
    names = browser.execute_script("return [...document.querySelectorAll('.card h3')].map(e => e.textContent)")
    assert names[: len(HOSTILE)] == [visible(words) for words in HOSTILE]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, extractor: Any) -> tuple[Path, list[Any]]:
    """The pages of the sample articles as the tool itself extracts them."""
    from dialogue_extract.reading import read

    folder = tmp_path_factory.mktemp("samples")
    records = []
    with HtmlFolder(folder) as pages:
        for path in sorted((ROOT / "samples" / "articles").glob("*.txt")):
            article = read(path)
            records.append(extractor.extract(article).model_copy(update={"text": article.text}))
            pages.write(records[-1])
    return folder, records


def test_pages_of_the_samples(browser: Any, samples: tuple[Path, list[Any]]) -> None:
    folder, records = samples
    for made in records:
        open_page(browser, folder / "articles" / f"{Path(made.source).stem}.html")
        assert find(browser, ".text")[0].get_property("textContent") == visible(made.text)
        located = [one.location for one in made.events] + [
            one.next_meeting and one.next_meeting.location for one in made.events
        ]
        known = [place for place in located if place and place.latitude is not None]
        assert len(find(browser, "svg.map circle")) == len(known)
        for number, person in enumerate(made.events[0].participants if made.events else ()):
            link = find(browser, f'#e1 a[data-v="e1-person{number}"]')[0]
            browser.execute_script("arguments[0].focus()", link)
            lit = browser.execute_script(
                "return [...document.querySelectorAll('.text mark.lit')].map(e => e.textContent).join('')"
            )
            spans = sorted({(person.start, person.end), *map(tuple, person.mentions)})
            assert lit == "".join(made.text[start:end] for start, end in spans)
        assert serious(browser) == []
    assert browser.get_log("browser") == []
    assert {address.split(":")[0] for address in requests(browser)} <= {"file", "data"}


def test_index_of_the_samples(browser: Any, samples: tuple[Path, list[Any]]) -> None:
    folder, records = samples
    open_page(browser, folder / "index.html")
    events = [event for made in records for event in made.events]
    assert visible_count(browser, "tr.event") == len(events)
    located = [one for one in events if one.location and one.location.latitude is not None]
    assert len(find(browser, "svg.map circle")) == len(located)
    assert serious(browser) == []


def test_prints_the_whole_article(browser: Any, site: Path) -> None:
    open_page(browser, page_of(site, "bamako.html"))
    assert len(browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"]) > 10_000
