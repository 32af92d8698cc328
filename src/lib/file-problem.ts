import { causesOf } from './causes';

/** The reasons for which an operating system refuses a file or a folder, by error code; `said` is the system's own text. */
const REASONS: Readonly<Record<string, { readonly reason: string; readonly said?: string }>> = {
  EACCES: { reason: 'permission denied', said: 'Permission denied' },
  EDQUOT: { reason: 'the disk quota is used up', said: 'Disk quota exceeded' },
  EEXIST: { reason: 'there is a file where a folder should be' },
  EFBIG: { reason: 'the file would be larger than is allowed', said: 'File too large' },
  EIO: { reason: 'the disk reports an error', said: 'Input/output error' },
  EISDIR: { reason: 'it is a directory' },
  ENOENT: { reason: 'there is no such file' },
  ENOSPC: { reason: 'the disk is full', said: 'No space left on device' },
  ENOTDIR: { reason: 'there is a file where a folder should be', said: 'Not a directory' },
  EPERM: { reason: 'the operation is not permitted', said: 'Operation not permitted' },
  EROFS: { reason: 'the file system is read-only', said: 'Read-only file system' },
};

/** Node reports ENOENT, "no such file", when it cannot make a folder and its parents. */
const NO_FOLDER = 'no folder can be made there, as on a file system that is read-only';

/** Explains why a file or a folder could not be used, in words for the end of a sentence. */
export function explainFileProblem(error: unknown): string {
  const causes = causesOf(error);
  for (const { code, syscall } of causes as NodeJS.ErrnoException[]) {
    if (code === 'ENOENT' && syscall === 'mkdir') return NO_FOLDER;
    const known = REASONS[code ?? ''];
    if (known) return known.reason;
  }
  // LevelDB passes on the text of the system without its error code.
  const told = causes.map(({ message }) => message).join('\n');
  const known = Object.values(REASONS).find(({ said }) => said !== undefined && told.includes(said));
  return known?.reason ?? causes.at(-1)?.message ?? String(error);
}
