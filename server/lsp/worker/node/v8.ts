// In place of node:v8: a worker has no say over memory.
export default {setFlagsFromString: (): void => {}};
