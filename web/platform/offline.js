// Opening the hosted page without a network. The page's own policy allows it no service worker, and shall not:
// beian-check-offline.html beside it has one, in a tab of its own and only when somebody presses there. Here is
// the way to it, and the ear for what the service worker tells after a load. Nothing is sent.
mergeInto(LibraryManager.library, {
  $Offline__postset: 'Offline.listen();',
  $Offline: {
    newer: '',       // what the service worker told
    tell: () => {},  // nobody can be told before the program has started
    /** null where there are none: in a frame with a sandbox even asking throws. */
    workers: () => {
      try {
        return navigator.serviceWorker || null;
      } catch (error) {
        return null;
      }
    },
    possible: () => /^https?:$/.test(location.protocol) && isSecureContext && window.parent === window && Offline.workers() !== null,
    listen: () => {  // from the first: what is told before is lost
      if (typeof document === 'undefined' || !Offline.possible()) return;
      Offline.workers().addEventListener('message', event => {
        if (!event.data || typeof event.data.beianCheckNewer !== 'string') return;
        Offline.newer = event.data.beianCheckNewer.slice(0, 200);
        Offline.tell();
      });
    },
  },
  beian_can_be_kept__deps: ['$Offline'],
  beian_can_be_kept: function() { return Offline.possible() ? 1 : 0; },
  beian_open_keeping: function(english) {
    window.open('beian-check-offline.html' + (english ? '#en' : ''), '_blank', 'noopener');
  },
  beian_watch_for_newer__deps: ['$Offline', '$Platform'],
  beian_watch_for_newer: function() {
    Offline.tell = () => {
      if (!Offline.newer) return;
      Platform.call('beian_newer', Offline.newer);
      Platform.request();
    };
    Offline.tell();
  },
});
