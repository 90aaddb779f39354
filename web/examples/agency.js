// A made-up agency's side of the embedding: its form fills the filing, and the summary comes back.
/** @import { BeianCheckElement, BeianCheckError, Summary } from "../embed/beian-check" */

/** @type {<T extends Element>(selector: string, kind: { new (): T }) => T} */
const find = (selector, kind) => {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${selector}`);
  return found;
};
const form = find("#form", HTMLFormElement);
const verdict = find("#verdict", HTMLElement);
const answer = find("#answer", HTMLElement);
const check = /** @type {BeianCheckElement} */ (find("beian-check", HTMLElement));

/** The form's fields are named by their paths in the official body. */
function filing() {
  /** @type {Record<string, any>} */
  const body = {};
  for (const [path, value] of new FormData(form)) {
    const keys = path.split(".");
    const last = /** @type {string} */ (keys.pop());
    let at = body;
    for (const key of keys) at = at[key] ??= {};
    at[last] = String(value);
  }
  return body;
}

/** @param {Summary} summary */
function show({ counts }) {
  verdict.textContent = `${counts.error} 处必须修改，${counts.warning} 处建议，${counts.needsReview} 处需要确认`;
}

/**
 * What the page answers, in words; a refusal is an answer, too.
 * @param {() => Promise<string>} ask
 */
async function tell(ask) {
  answer.textContent = "";
  try {
    answer.textContent = await ask();
  } catch (error) {
    const { code, message } = /** @type {BeianCheckError} */ (error);
    answer.textContent = code === -32001 ? "申请人没有同意" : message;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  tell(async () => {
    await check.request("setFiling", { filing: filing() });
    return "已填进自检";
  });
});
find("#report", HTMLButtonElement).addEventListener("click", () =>
  tell(async () => {
    const { name, text } = await check.request("getReport", { format: "markdown" });
    return `收到「${name}」，${text.length} 个字`;
  }),
);
find("#filing", HTMLButtonElement).addEventListener("click", () =>
  tell(async () => {
    const { filing } = await check.request("getFiling");
    return `收到资料，${Object.keys(filing).length} 个部分`;
  }),
);
check.addEventListener("result", ({ detail }) => show(detail.summary));
check.addEventListener("saveRequested", ({ detail }) => {
  answer.textContent = `代为保管「${detail.name}」，${detail.bytes.size} 字节`;
});
check.addEventListener("leaveRequested", () => check.remove());
check.addEventListener("failed", ({ detail }) => {
  answer.textContent = detail.message;
});
