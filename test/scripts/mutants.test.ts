import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { mutate } from '../../scripts/mutants';

const mutantsOf = (source: string) => mutate(source).mutants.map(({ from, to }) => `${from} → ${to}`);

/** What the source exports as `f`, with one of its mutants or with none. */
function run(source: string, active: number | null): (...args: unknown[]) => unknown {
  const { instrumented } = mutate(source, 10);
  const script = ts.transpileModule(instrumented, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const module = { f: () => {} };
  new Function('exports', '__isMutated', script.outputText)(module, (id: number) => id - 10 === active);
  return module.f;
}

describe('mutate', () => {
  it.each([
    ['const x = a + b;', ['a + b → a - b']],
    ['const x = a < b;', ['a < b → a <= b', 'a < b → a >= b', 'a < b → true', 'a < b → false']],
    ['const x = a ?? b;', ['a ?? b → a', 'a ?? b → b']],
    ['const x = !a;', ['!a → a']],
    ['const x = a?.b;', ['a?.b → a.b']],
    ['const x = a?.[b];', ['a?.[b] → a[b]']],
    ['const x = a.filter(b).some(c);', ['a.filter(b).some(c) → a.filter(b).every(c)', 'a.filter(b) → a']],
    ['const x = a ? b : c;', ['a → true', 'a → false']],
    ['const x = [1];', ['[1] → []', '1 → 2']],
    ['const f = () => a;', ['a → undefined']],
    ['function f() { g(); }', ['{ g(); } → {}']],
    ['if (a) b();', ['a → true', 'a → false']],
  ])('changes %s', (source, expected) => expect(mutantsOf(source)).toEqual(expected));

  it.each([
    ['texts', "const x = 'a' + b;"],
    ['types', 'type X = 1 | readonly [true, false]; interface Y { readonly a: 2 }'],
    ['names of properties', 'const x = { 1: a };'],
    ['methods that all objects have', 'const x = a.toLocaleString(b);'],
  ])('leaves %s alone', (_, source) => expect(mutantsOf(source)).toEqual([]));

  it('tells the line of each', () => {
    expect(mutate('// A comment.\nconst x =\n  a * b;').mutants).toEqual([
      { line: 3, within: 'a * b;', from: 'a * b', to: 'a / b' },
    ]);
  });

  it('numbers them from the first id on, in the source', () => {
    expect(mutate('const x = -a;', 7).instrumented).toBe('const x = (__isMutated(7) ? (a) : (-a));');
  });

  const SOURCE = `
    export const f = (list: readonly number[] | undefined): string => {
      const big = list?.filter((n) => n > 2).map((n) => n * 2);
      if (big === undefined || big.length === 0) return 'none';
      return big.join();
    };`;

  it('does with no mutant what the source does', () => {
    expect([undefined, [1], [1, 3, 4]].map((list) => run(SOURCE, null)(list))).toEqual([
      'none',
      'none',
      '6,8',
    ]);
  });

  it.each([
    ['list?.filter → list.filter', undefined, 'throws'],
    ['list?.filter((n) => n > 2) → list', [1, 3], '2,6'],
    ['n > 2 → n >= 2', [2], '4'],
    ['n * 2 → n / 2', [4], '2'],
    ['big.length === 0 → false', [1], ''],
  ])('does with %s what that does', (mutant, list, expected) => {
    const f = run(SOURCE, mutantsOf(SOURCE).indexOf(mutant));
    const result = () => f(list);
    if (expected === 'throws') expect(result).toThrow(TypeError);
    else expect(result()).toBe(expected);
  });
});
