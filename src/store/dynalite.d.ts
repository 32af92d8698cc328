declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** DynamoDB's wire protocol over LevelDB files under `path`, else in memory; the three delays default to 500 ms. */
  export default function dynalite(options: {
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }): Server;
}

declare module 'dynalite/db/index.js' {
  interface Level {
    open(): Promise<void>;
    close(): Promise<void>;
  }

  const database: { create(options: { path: string }): { db: Level } };
  export default database;
}
