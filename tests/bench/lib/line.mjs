// How the benchmarks print a result: the same columns as line.h. Nothing fails here: machines and
// their loads differ, the aim and whether it is met stand beside the number.

/** `aim`: {most} or {least}; without it the number stands alone. */
export function line(build, what, value, unit, { most, least } = {}) {
  const number = value.toFixed(value < 1 ? 4 : value < 1000 ? 1 : 0);
  let text = `${build.padEnd(8)} ${what.padEnd(44)} ${number.padStart(12)} ${unit}`;
  if (most !== undefined || least !== undefined) {
    const met = most === undefined ? value >= least : value <= most;
    const aim = most === undefined ? `>= ${least}` : `<= ${most}`;
    text = `${text.padEnd(76)}aim ${aim.padEnd(11)} ${met ? "met" : "NOT MET"}`;
  }
  console.log(text);
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
