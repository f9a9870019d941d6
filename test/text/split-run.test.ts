import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitRun } from '../../src/text/split-run.ts';

const names = new Set(['普京', '习近平', '中国', '中国共产党', '西伯利亚力量']);
const isName = (text: string) => names.has(text);

test.each([
  ['能源合作', ['能源合作']],
  ['普京访华', ['普京', '访华']],
  ['普京习近平会晤', ['普京', '习近平', '会晤']],
  ['中国共产党代表', ['中国共产党', '代表']],
  ['中国人民', ['中国', '人民']],
  ['中国人', ['中国人']],
  ['访普京了', ['访普京了']],
  ['西伯利亚力量', ['西伯利亚力量']],
  ['天然气管道谈判进展', ['天然气', '管道', '谈判', '进展']],
  ['S-400导弹系统', ['S-400导弹系统']],
])('%s has the parts %j', (run, parts) => {
  expect(splitRun(run, isName)).toEqual(parts);
});

test('the parts joined are the run, so that what holds the run holds them all; none is a single character', () => {
  const run = fc.array(fc.constantFrom('普京', '访', '华', '中国', '的', '能源'), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(run, (units) => {
      const parts = splitRun(units.join(''), isName);
      expect(parts.join('')).toBe(units.join(''));
      if (parts.length > 1) for (const part of parts) expect(part.length).toBeGreaterThan(1);
    }),
  );
});
