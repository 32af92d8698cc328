import type { ComponentChild } from 'preact';

/**
 * Commands in one block, which is copied as a whole. Each begins on a new line. Lines break before options, or between words if
 * that is not enough. A browser would also break after hyphens, and an option must not be split after `--`. The elements are
 * those that `commandElement` of the script creates.
 */
export const Commands = ({ commands }: { commands: readonly string[] }) => (
  <div class="command">
    <pre>
      {commands.flatMap(linesOf).map((line) => (
        <code>
          {spaced(
            line
              .split(/ (?=--)/)
              .map((option) => <span>{spaced(option.split(' ').map((word) => <span>{word}</span>))}</span>),
          )}
        </code>
      ))}
    </pre>
  </div>
);

/** The comment that names the account, and each command, stand by themselves. */
const linesOf = (command: string): string[] => command.split('\n');

const spaced = (parts: readonly ComponentChild[]): ComponentChild[] =>
  parts.flatMap((part, i) => (i === 0 ? [part] : [' ', part]));
