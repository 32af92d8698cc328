import { runProcess } from './process';
import { run } from './program';

await runProcess(run);
