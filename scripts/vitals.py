"""What a reader waits for: largest contentful paint, layout shift and weight of pages, in the machine’s own Chromium.

    scripts/vitals.py http://127.0.0.1:8000 / /articles/13313-… /intervenants/…

Each page is opened several times in a fresh context, so that nothing is cached; the median is printed.
"""

import argparse
import shutil
import statistics

from playwright.sync_api import sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
MEASURE = """() => new Promise(resolve => {
    const seen = { lcp: 0, shift: 0 };
    const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note))
        .observe({ type, buffered: true });
    watch('largest-contentful-paint', entry => { seen.lcp = entry.startTime; });
    watch('layout-shift', entry => { seen.shift += entry.value; });
    setTimeout(() => {
        const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        const weight = kept => files.filter(kept).reduce((sum, file) => sum + file.transferSize, 0);
        const isFont = file => /\\.woff2/.test(file.name);
        resolve({ ...seen, page: weight(file => !isFont(file)), fonts: weight(isFont) });
    }, 500);
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("origin")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--width", type=int, default=390)
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for path in options.paths:
            seen = [_visit(browser, f"{options.origin}{path}", options.width) for _time in range(options.times)]
            lcp, shift, page, fonts = (statistics.median(one[name] for one in seen) for name in seen[0])
            weights = f"page {page / 1000:.1f} ko, polices {fonts / 1000:.1f} ko"
            print(f"{path} : LCP {lcp:.0f} ms, décalage {shift:.3f}, {weights}")  # noqa: T201
        browser.close()


def _visit(browser, url: str, width: int) -> dict:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.goto(url, wait_until="load")
        return page.evaluate(MEASURE)


if __name__ == "__main__":
    main()
