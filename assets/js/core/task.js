// A task of its own for what comes next, so that a hand comes between.
export const nextTask = () => new Promise((go) => setTimeout(go));
