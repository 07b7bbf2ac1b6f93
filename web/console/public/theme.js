'use strict';
// Before the first paint: the theme, the language and the direction that were chosen on this device.
(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem(`frontdesk.console.${name}`);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const language = kept('language') || (navigator.language || 'en').slice(0, 2).toLowerCase();
  const known = ['ar', 'de', 'en', 'es', 'fr'].includes(language) ? language : 'en';
  root.lang = known;
  root.dir = known === 'ar' ? 'rtl' : 'ltr';
  const theme = kept('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();
