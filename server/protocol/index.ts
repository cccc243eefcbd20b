/** Requests and notifications that client and server add to the Language Server Protocol: types only. There are none so far. */
export {};
