// Dropping files, a progress bar, and the trial check as soon as a file is chosen. The page works without it.
(function () {
  'use strict';
  var form = document.getElementById('files');
  if (!form || !window.FormData || !window.XMLHttpRequest) return;
  document.documentElement.classList.add('js');
  var input = document.getElementById('file'), drop = document.getElementById('drop');
  var status = document.getElementById('progress'), meter = document.getElementById('meter');
  var trial = document.getElementById('trial'), words = form.dataset, running = null;

  function say(text) { status.textContent = text || ''; }
  function tooLarge() {
    return Array.prototype.some.call(input.files, function (f) { return f.size > +words.limit; });
  }
  function send(to, done) {
    if (running) running.abort();
    var r = running = new XMLHttpRequest();
    r.open('POST', to);
    r.setRequestHeader('Accept', 'text/html');
    r.upload.onprogress = function (e) {
      if (e.lengthComputable) { meter.hidden = false; meter.value = 100 * e.loaded / e.total; }
    };
    r.onload = function () { running = null; meter.hidden = true; done(r); };
    r.onerror = function () { running = null; meter.hidden = true; say(words.broken); };
    r.send(new FormData(form));
  }
  function answered(r) {
    var page = new DOMParser().parseFromString(r.responseText, 'text/html');
    var main = page.querySelector('main');
    trial.replaceChildren();
    if (!main) { say(words.broken); return; }
    Array.prototype.slice.call(main.children).forEach(function (n) {
      if (n.classList.contains('screen') || n.tagName === 'P' && n.querySelector('a') && !n.classList.contains('keep')) return;
      trial.appendChild(document.importNode(n, true));
    });
    var title = trial.querySelector('h1');
    if (title) { var h = document.createElement('h3'); h.textContent = title.textContent; title.replaceWith(h); }
    say(words.ready);
  }
  function tryOut() {
    trial.replaceChildren();
    if (!input.files.length) { say(''); return; }
    if (tooLarge()) { say(words.large); return; }
    say(words.checking);
    send(words.check, answered);
  }
  input.addEventListener('change', tryOut);
  ['dragover', 'dragenter'].forEach(function (n) {
    drop.addEventListener(n, function (e) { e.preventDefault(); drop.classList.add('over'); });
  });
  ['dragleave', 'drop'].forEach(function (n) {
    drop.addEventListener(n, function () { drop.classList.remove('over'); });
  });
  drop.addEventListener('drop', function (e) {
    e.preventDefault();
    if (e.dataTransfer.files.length) { input.files = e.dataTransfer.files; tryOut(); }
  });
  form.addEventListener('submit', function (e) {
    if (!input.files.length) return;
    if (tooLarge()) { e.preventDefault(); say(words.large); return; }
    if (e.submitter && e.submitter.hasAttribute('formaction')) { e.preventDefault(); tryOut(); return; }
    e.preventDefault();
    say(words.sending);
    send(form.action, function (r) {
      if (r.responseURL && r.responseURL !== new URL(form.action, location.href).href) { location.assign(r.responseURL); return; }
      answered(r); say('');
    });
  });
})();
