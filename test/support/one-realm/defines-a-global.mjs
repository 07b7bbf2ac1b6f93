// Stands for a package that defines a global when it is loaded.
Object.assign(globalThis, { definedOnce: 'by a package' });
