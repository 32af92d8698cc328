import type { ComponentChild } from 'preact';

/**
 * Commands as one block that is copied whole, each on lines of its own. They break before an option, and between words
 * where that is not enough: a browser would break after each hyphen, and `--` at the end of one line with `region` on
 * the next is no option. The same elements as `commandElement` of the script makes.
 */
export const Commands = ({ commands }: { commands: readonly string[] }) => (
  <div class="command">
    <pre>
      {commands.map((command) => (
        <code>
          {spaced(
            command
              .split(/ (?=--)/)
              .map((option) => <span>{spaced(option.split(' ').map((word) => <span>{word}</span>))}</span>),
          )}
        </code>
      ))}
    </pre>
  </div>
);

const spaced = (parts: readonly ComponentChild[]): ComponentChild[] =>
  parts.flatMap((part, i) => (i === 0 ? [part] : [' ', part]));
