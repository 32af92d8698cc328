/**
 * A process that delivers one notification: `deliver-child <folder> <event> <id> <webhook> [stay]`. With `stay` it says
 * `posted` when Slack has taken the message and goes no further, so that it can be killed there.
 */
import { deliver } from '../../../src/app/notifications/deliver';
import { createSlack } from '../../../src/notify/slack';
import { openLocalStore } from '../../../src/store/local';

const [folder = '', event = '', id = '', webhook = '', stay] = process.argv.slice(2);
const now = () => new Date().toISOString();

const { store, close } = await openLocalStore(folder, now);
const postToSlack = createSlack({ loopback: true });
const delivery = await deliver(
  {
    ...{ store, now },
    secret: async () => webhook,
    async postToSlack(...message) {
      await postToSlack(...message);
      if (stay !== 'stay') return;
      process.stdout.write('posted\n');
      // Alive until it is killed.
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    },
  },
  { event, id },
);
process.stdout.write(`${delivery}\n`);
await close();
