import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Accounts } from '../../src/app/accounts/accounts';
import type { Backend } from '../../src/app/backend';
import { createClients } from '../../src/aws/clients';
import { openLocalStore } from '../../src/store/local';
import type { NotificationRef, RunRef } from '../../src/store/store';

/** Accounts that open at once; what their clients are asked, a test must answer: see `mockAws`. */
const openAccounts: Accounts = {
  open: async () => (target) =>
    createClients({ ...target, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }),
};

/** A backend on the embedded store in a folder of its own, whose executions and outbox only remember what was asked. */
export async function openLocalBackend(from = '2026-11-22T12:00:00.000Z') {
  const folder = await mkdtemp(join(tmpdir(), 'iem-backend-'));
  let clock = Date.parse(from);
  const now = () => new Date(clock).toISOString();
  const local = await openLocalStore(folder, now);
  const started: RunRef[] = [];
  const stopped: (RunRef & { readonly reason: string })[] = [];
  const sent: NotificationRef[] = [];
  const backend: Backend & { readonly accounts: Accounts } = {
    store: local.store,
    now,
    accounts: openAccounts,
    executions: {
      start: async ({ event, id }) => void started.push({ event, id }),
      stop: async ({ event, id }, reason) => void stopped.push({ event, id, reason }),
    },
    outbox: { send: async (notification) => void sent.push(notification) },
  };
  return {
    backend,
    started,
    stopped,
    sent,
    /** Moves the clock. */
    later(seconds: number) {
      clock += seconds * 1000;
    },
    async close() {
      await local.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type LocalBackend = Awaited<ReturnType<typeof openLocalBackend>>;
