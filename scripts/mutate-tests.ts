import { expect } from 'expect';
import { describe, getState, it, resetState } from 'jest-circus';

/** What the tests import as `@jest/globals`, in a program without jest: it collects them, and runs one where it is told to. */
export { describe, expect, it };

/** Throws if the test fails. */
export type Test = () => unknown;

type Block = ReturnType<typeof getState>['rootDescribeBlock'];

/** Lists the tests that `load` defines, in their order. */
export function collectTests(load: () => void): readonly Test[] {
  resetState();
  load();
  return listTests(getState().rootDescribeBlock);
}

const listTests = (block: Block): readonly Test[] =>
  block.children.flatMap((child) =>
    child.type === 'describeBlock' ? listTests(child) : [child.fn as unknown as Test],
  );
