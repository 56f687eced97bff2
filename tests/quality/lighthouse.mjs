// Lighthouse's mobile measurement of the address given; one line of JSON.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const chrome = await launch({
  chromePath: process.env.LANTAI_CHROMIUM,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
});
try {
  const { lhr } = await lighthouse(process.argv[2], {
    port: chrome.port, logLevel: "silent", disableFullPageScreenshot: true, maxWaitForLoad: 30_000,
  });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const scores = Object.fromEntries(Object.values(lhr.categories).map((one) => [one.id, Math.round(one.score * 100)]));
  const failed = Object.values(lhr.categories)
    .filter((one) => one.id !== "performance")
    .flatMap((one) => one.auditRefs)
    .filter((one) => one.weight > 0 && lhr.audits[one.id].score !== null && lhr.audits[one.id].score < 1)
    .map((one) => one.id);
  const figure = (id) => lhr.audits[id].numericValue;
  console.log(JSON.stringify({
    scores, failed: [...new Set(failed)], lcp: figure("largest-contentful-paint"), cls: figure("cumulative-layout-shift"),
    tbt: figure("total-blocking-time"),
  }));
} finally {
  await chrome.kill();
}
