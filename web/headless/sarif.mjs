// Reports of many filings as one SARIF file with one run, as code scanning services want it.

const place = (uri) => ({ physicalLocation: { artifactLocation: { uri: encodeURI(uri) } } });

/** A filing that could not be checked is no finding: it is told as a failure of the run. */
function notification({ uri, error }) {
  return { level: "error", message: { text: error.message }, locations: [place(uri)] };
}

function placed(result, uri) {
  return { ...result, locations: result.locations.map((one) => ({ ...one, ...place(uri) })) };
}

/** `answers`: [{uri, sarif} or {uri, error}], uri as seen from the root of the repository. */
export function mergedSarif(answers) {
  const checked = answers.filter((one) => one.sarif), failed = answers.filter((one) => one.error);
  const first = checked[0]?.sarif ?? { version: "2.1.0", runs: [{ tool: { driver: { name: "beian-check" } } }] };
  const [run] = first.runs;
  const invocation = { executionSuccessful: failed.length == 0, toolExecutionNotifications: failed.map(notification) };
  const results = checked.flatMap(({ uri, sarif }) => sarif.runs[0].results.map((result) => placed(result, uri)));
  return { ...first, runs: [{ ...run, invocations: [invocation], results }] };
}
