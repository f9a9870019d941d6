/** A fitted model: probability = 1 / (1 + exp(−(bias + Σ weight × value))). */
export interface LogisticModel {
  readonly bias: number;
  readonly weights: readonly number[];
}

export interface Example {
  readonly values: readonly number[];
  readonly positive: boolean;
}

const steps = 600;
const stepSize = 0.5;

/**
 * Logistic regression with an L2 penalty on standardised values, fitted by plain gradient descent from zero: no
 * randomness, the same examples give the same model. The weights returned apply to the values as they are.
 */
export function fitLogistic(examples: readonly Example[], penalty: number): LogisticModel {
  const width = examples[0]?.values.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) =>
    standardise(examples.map(({ values }) => values[at] ?? 0)),
  );
  const weights = new Float64Array(width);
  let bias = 0;
  for (let step = 0; step < steps; step += 1) {
    const errors = examples.map(({ positive }, row) => {
      const sum = columns.reduce(
        (total, { scaled }, at) => total + (weights[at] ?? 0) * (scaled[row] ?? 0),
        bias,
      );
      return sigmoid(sum) - (positive ? 1 : 0);
    });
    columns.forEach(({ scaled }, at) => {
      const slope =
        errors.reduce((total, error, row) => total + error * (scaled[row] ?? 0), 0) / examples.length;
      weights[at] = (weights[at] ?? 0) * (1 - stepSize * penalty) - stepSize * slope;
    });
    bias -= (stepSize * errors.reduce((total, error) => total + error, 0)) / examples.length;
  }
  const own = columns.map(({ deviation }, at) => (weights[at] ?? 0) / deviation);
  return { bias: columns.reduce((total, { mean }, at) => total - mean * (own[at] ?? 0), bias), weights: own };
}

function standardise(column: readonly number[]): { mean: number; deviation: number; scaled: Float64Array } {
  const mean = column.reduce((total, value) => total + value, 0) / column.length;
  const variance = column.reduce((total, value) => total + (value - mean) ** 2, 0) / column.length;
  const deviation = Math.sqrt(variance) || 1;
  return { mean, deviation, scaled: Float64Array.from(column, (value) => (value - mean) / deviation) };
}

export function predict(model: LogisticModel, values: readonly number[]): number {
  return sigmoid(model.weights.reduce((total, weight, at) => total + weight * (values[at] ?? 0), model.bias));
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
