import { describe, expect, it } from 'vitest';
import { bootstrap, unitsOf } from './bootstrap.ts';
import { foldOf } from './folds.ts';
import { fitLogistic, predict } from './logistic.ts';
import { scoreBCubed, scoreBinary, scorePairs } from './metrics.ts';
import { rougeOf } from './rouge.ts';

describe('metrics', () => {
  it('scores a yes-or-no judgement', () => {
    const scores = scoreBinary([true, true, true, false, false], [true, false, true, true, false]);
    expect(scores.precision).toBeCloseTo(2 / 3);
    expect(scores.recall).toBeCloseTo(2 / 3);
    expect(scoreBinary([true], [false])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('scores pairs: of six pairs two belong, two were put together, one rightly', () => {
    expect(scorePairs(['x', 'x', 'y', 'y'], [1, 1, 1, 2])).toMatchObject({ precision: 1 / 3, recall: 1 / 2 });
  });

  it('scores B³ by each item’s own group', () => {
    const scores = scoreBCubed(['x', 'x', 'y', 'y'], [1, 1, 1, 2]);
    expect(scores.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
    expect(scores.recall).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2) / 4);
  });
});

describe('metrics of items that count several times', () => {
  it('are those of the items repeated, but for pairs of an item with itself', () => {
    const times = [2, 0, 1, 1];
    expect(scoreBinary([true, true, false, true], [true, false, true, false], times)).toEqual(
      scoreBinary([true, true, false, true], [true, true, true, false]),
    );
    expect(scoreBCubed(['x', 'x', 'y', 'y'], [1, 1, 1, 2], times)).toEqual(
      scoreBCubed(['x', 'x', 'y', 'y'], [1, 1, 1, 2]),
    );
    expect(scorePairs(['x', 'x', 'y', 'y'], [1, 1, 1, 2], times)).toMatchObject({ precision: 0, recall: 0 });
  });
});

describe('bootstrap', () => {
  it('is the same each time, around the value, and narrow where nothing varies', () => {
    const values = Array.from({ length: 200 }, (_, at) => at % 2);
    const mean = (times: Uint16Array) =>
      values.reduce((sum, value, at) => sum + value * (times[at] ?? 0), 0) / 200;
    const { low, high } = bootstrap(200, mean);
    expect(bootstrap(200, mean)).toEqual({ low, high });
    expect(low).toBeGreaterThan(0.4);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
    expect(high).toBeLessThan(0.6);
    expect(bootstrap(9, () => 7)).toEqual({ low: 7, high: 7 });
  });

  it('numbers the units of a grouping', () => {
    expect(unitsOf(['b', 'a', 'b'])).toEqual({ unitOf: [0, 1, 0], count: 2 });
  });
});

describe('rougeOf', () => {
  it('is 1 for the same text, 0 for another, whatever the punctuation', () => {
    expect(rougeOf('中俄外长，会谈。', '中俄外长会谈')).toEqual([1, 1, 1]);
    expect(rougeOf('中俄', '天气')).toEqual([0, 0, 0]);
    expect(rougeOf('', '')).toEqual([0, 0, 0]);
  });

  it('counts characters, pairs and the longest common subsequence', () => {
    expect(rougeOf('甲乙丙丁', '乙甲丙丁')).toEqual([1, 1 / 3, 3 / 4]);
  });
});

describe('fitLogistic', () => {
  it('finds the odds that the examples show', () => {
    // Three of four are positive where the value is 1, one of four where it is 0.
    const examples = [0, 0, 0, 1, 1, 1, 1, 0].map((positive, at) => ({
      values: [at < 4 ? 0 : 1],
      positive: positive === 1,
    }));
    const model = fitLogistic(examples, 0);
    expect(predict(model, [1])).toBeCloseTo(3 / 4);
    expect(predict(model, [0])).toBeCloseTo(1 / 4);
  });

  it('counts an example by its weight', () => {
    const examples = [
      { values: [0], positive: true, weight: 3 },
      { values: [0], positive: false },
    ];
    expect(predict(fitLogistic(examples, 0), [0])).toBeCloseTo(3 / 4);
  });

  it('is held back by the penalty where the examples part cleanly', () => {
    const examples = [0, 1].map((value) => ({ values: [value], positive: value === 1 }));
    expect(predict(fitLogistic(examples, 1), [1])).toBeLessThan(0.9);
  });
});

describe('foldOf', () => {
  it('deals evenly, and the same group always to the same fold', () => {
    const counts = [0, 0, 0, 0, 0];
    for (let at = 0; at < 1000; at += 1) {
      const fold = foldOf(`group ${at}`, 5);
      expect(fold).toBe(foldOf(`group ${at}`, 5));
      counts[fold] = (counts[fold] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(150);
  });
});
