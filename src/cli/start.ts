import { runProcess } from './process';
import { start } from './start-program';

await runProcess(start);
