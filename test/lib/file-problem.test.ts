import { describe, expect, it } from '@jest/globals';
import { explainFileProblem } from '../../src/lib/file-problem';

const coded = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: words, ${syscall} '/a'`), { code, syscall });

describe('why a file could not be used', () => {
  it.each([
    ['a full disk', coded('ENOSPC', 'write'), 'the disk is full'],
    ['a file that is missing', coded('ENOENT', 'open'), 'there is no such file'],
    [
      'a folder within a missing folder, in which Node hides the reason',
      coded('ENOENT', 'mkdir'),
      'no folder can be made there, as on a file system that is read-only',
    ],
    [
      'what LevelDB was told, without a code of the system',
      new Error('Database failed to open', {
        cause: Object.assign(new Error('IO error: /a/LOCK: Read-only file system'), {
          code: 'LEVEL_IO_ERROR',
        }),
      }),
      'the file system is read-only',
    ],
    [
      'what nobody foresaw, in the innermost words',
      new Error('Database failed to open', { cause: new Error('Corruption: CURRENT file is damaged') }),
      'Corruption: CURRENT file is damaged',
    ],
  ])('is said of %s', (_, error, said) => {
    expect(explainFileProblem(error)).toBe(said);
  });
});
