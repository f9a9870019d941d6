/** A fitted model: probability = 1 / (1 + exp(−(bias + Σ weight × value))). */
export interface LogisticModel {
  readonly bias: number;
  readonly weights: readonly number[];
}

export interface Example {
  readonly values: readonly number[];
  readonly positive: boolean;
  /** How much it counts; 1 where it is not given. */
  readonly weight?: number;
}

const mostSteps = 50;
/** Keeps a column without variation from making the equations unsolvable. */
const leastCurvature = 1e-9;

/**
 * Logistic regression with an L2 penalty on standardised values, fitted by Newton's method from zero: no randomness,
 * the same examples give the same model. The weights returned apply to the values as they are.
 */
export function fitLogistic(examples: readonly Example[], penalty: number): LogisticModel {
  const columns = columnsOf(examples).map(standardise);
  const rows = examples.map((_, row) => [...columns.map(({ scaled }) => scaled[row] ?? 0), 1]);
  let solution = new Array<number>(columns.length + 1).fill(0);
  for (let step = 0; step < mostSteps; step += 1) {
    const change = newtonStep(examples, rows, solution, penalty);
    solution = solution.map((value, at) => value - (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-9) break;
  }
  const weights = columns.map(({ deviation }, at) => (solution[at] ?? 0) / deviation);
  const shift = columns.reduce((total, { mean }, at) => total + mean * (weights[at] ?? 0), 0);
  return { bias: (solution.at(-1) ?? 0) - shift, weights };
}

function columnsOf(examples: readonly Example[]): readonly (readonly number[])[] {
  const width = examples[0]?.values.length ?? 0;
  return Array.from({ length: width }, (_, at) => examples.map(({ values }) => values[at] ?? 0));
}

function standardise(column: readonly number[]): {
  mean: number;
  deviation: number;
  scaled: readonly number[];
} {
  const mean = column.reduce((total, value) => total + value, 0) / column.length;
  const variance = column.reduce((total, value) => total + (value - mean) ** 2, 0) / column.length;
  const deviation = Math.sqrt(variance) || 1;
  return { mean, deviation, scaled: column.map((value) => (value - mean) / deviation) };
}

/** Gradient over curvature at `solution`, whose last entry is the bias; the bias bears no penalty. */
function newtonStep(
  examples: readonly Example[],
  rows: readonly (readonly number[])[],
  solution: readonly number[],
  penalty: number,
): readonly number[] {
  const size = solution.length;
  const gradient = solution.map((value, at) => (at === size - 1 ? 0 : penalty * value));
  const curvature = solution.map((_, at) =>
    solution.map((_other, to) => (at === to ? leastCurvature + (at < size - 1 ? penalty : 0) : 0)),
  );
  rows.forEach((row, at) => {
    const { positive = false, weight = 1 } = examples[at] ?? {};
    const chance = sigmoid(row.reduce((total, value, column) => total + value * (solution[column] ?? 0), 0));
    const error = (weight * (chance - (positive ? 1 : 0))) / rows.length;
    const bend = (weight * chance * (1 - chance)) / rows.length;
    row.forEach((value, i) => {
      gradient[i] = (gradient[i] ?? 0) + error * value;
      const line = curvature[i] ?? [];
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + bend * value * (row[j] ?? 0);
    });
  });
  return solve(curvature, gradient);
}

/** Gaussian elimination with pivots; both arguments are used up. */
function solve(matrix: readonly number[][], right: number[]): readonly number[] {
  const lines = matrix.map((line, at) => [...line, right[at] ?? 0]);
  const size = lines.length;
  for (let column = 0; column < size; column += 1) {
    const rest = lines.slice(column);
    const pivot = rest.reduce((best, line) =>
      Math.abs(line[column] ?? 0) > Math.abs(best[column] ?? 0) ? line : best,
    );
    lines.splice(lines.indexOf(pivot), 1);
    lines.splice(column, 0, pivot);
    for (const line of lines) {
      if (line === pivot) continue;
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = column; at <= size; at += 1) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return lines.map((line, at) => (line[size] ?? 0) / (line[at] ?? 1));
}

export function predict(model: LogisticModel, values: readonly number[]): number {
  return sigmoid(model.weights.reduce((total, weight, at) => total + weight * (values[at] ?? 0), model.bias));
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
