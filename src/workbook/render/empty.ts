import type { Block } from '../document';

/** Whether a block has nothing to show. */
export const isEmpty = (block: Block): boolean =>
  (block.kind === 'table' ? block.rows : block.kind === 'fields' ? block.fields : block.paragraphs).length ===
  0;
