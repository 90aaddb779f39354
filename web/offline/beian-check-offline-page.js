// Switches the service worker beside it on and off, when somebody presses the button.
const words = {
  zh: {
    title: "没有网络时也能打开备案自检",
    what: "让这个浏览器保存备案自检的网页（只有网页，没有您的资料）。之后没有网络也能打开同一个网址；有网络时，浏览器会看一看有没有新版本，下次打开就是新的。",
    on: "保存到这个浏览器",
    off: "不再保存",
    kept: "已经保存：没有网络时也能打开 {page}。",
    not: "还没有保存。",
    busy: "正在保存…",
    unable: "这个浏览器不能保存网页。可以把备案自检另存为文件，双击打开，功能一样。",
    failed: "没能做到：{why}。也可以把备案自检另存为文件，双击打开，功能一样。",
  },
  en: {
    title: "Open Beian Check without a network",
    what: "Let this browser keep the page of Beian Check (the page alone, none of your data). It then opens at the same address without a network; with one, the browser looks for a newer version, which you get the next time.",
    on: "Keep it in this browser",
    off: "Keep it no longer",
    kept: "Kept: {page} opens without a network.",
    not: "Not kept yet.",
    busy: "Keeping it…",
    unable: "This browser cannot keep pages. Save Beian Check as a file and open that: it works the same.",
    failed: "That did not work: {why}. Save Beian Check as a file and open that: it works the same.",
  },
};
const language = location.hash === "#en" ? "en" : "zh";
const say = words[language];
const element = (id) => document.getElementById(id);
const worker = "beian-check-offline.js";
const page = new URL("beian-check.html", location.href).href;

const sheet = new CSSStyleSheet(); // the policy allows no <style>
sheet.replaceSync("body{font:16px/1.6 system-ui,sans-serif;max-width:40em;margin:0 auto;padding:24px 16px}button{font:inherit;min-height:44px;padding:0 16px;margin:0 8px 8px 0}");
document.adoptedStyleSheets = [sheet];

/** Ours alone: another service worker of the site is not touched. */
async function registered() {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.find((it) => [it.active, it.waiting, it.installing].some((one) => one?.scriptURL.endsWith(`/${worker}`)));
}

async function show() {
  const kept = Boolean((await registered())?.active);
  element("on").disabled = kept;
  element("off").disabled = !kept;
  element("state").textContent = kept ? say.kept.replace("{page}", page) : say.not;
}

async function keep() {
  const registration = await navigator.serviceWorker.register(worker, { scope: "./", updateViaCache: "none" });
  const installing = registration.installing ?? registration.waiting;
  await new Promise((done, failed) => {
    if (!installing) return done();
    const look = () => installing.state === "activated" ? done() : installing.state === "redundant" && failed(new Error(page));
    installing.addEventListener("statechange", look);
    look();
  });
}

async function forget() {
  await (await registered())?.unregister();
  await caches.delete("beian-check");
}

function press(id, action) {
  element(id).addEventListener("click", async () => {
    element("on").disabled = element("off").disabled = true;
    element("state").textContent = say.busy;
    try {
      await action();
      await show();
    } catch (error) {
      await show();
      element("state").textContent = say.failed.replace("{why}", error.message);
    }
  });
}

document.documentElement.lang = language === "en" ? "en" : "zh-CN";
document.title = say.title;
for (const id of ["title", "what", "on", "off"]) element(id).textContent = say[id];
press("on", keep);
press("off", forget);
if (isSecureContext && "serviceWorker" in navigator) show();
else element("state").textContent = say.unable;
