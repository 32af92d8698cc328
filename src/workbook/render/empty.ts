import type { Block, WrittenBlock } from '../document';

/** Whether a block is text, which every format can show. */
const isWritten = (block: Block): block is WrittenBlock => block.kind !== 'diagram' && block.kind !== 'chart';

/** Whether a block has nothing to show. */
export const isEmpty = (block: Block): boolean => partsOf(block).length === 0;

function partsOf(block: Block): readonly unknown[] {
  switch (block.kind) {
    case 'table':
      return block.rows;
    case 'fields':
      return block.fields;
    case 'text':
      return block.paragraphs;
    case 'diagram':
      return block.nodes;
    case 'chart':
      return block.series;
  }
}

/** The blocks that formats without pictures show. */
export const writtenBlocks = (blocks: readonly Block[]): readonly WrittenBlock[] =>
  blocks.filter(isWritten).filter((block) => !isEmpty(block));
