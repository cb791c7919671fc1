// The board renews itself: figures and states change in their places, nothing moves, and what would move what one reads
// (new rows, another order) is only told, with a link. The page works without it.
(function () {
  'use strict';
  var counts = document.getElementById('counts'), news = document.getElementById('news');
  if (!counts || !window.fetch || !window.DOMParser) return;
  var every = +counts.dataset.every || 20000;
  function renew() {
    if (document.hidden) { setTimeout(renew, every); return; }
    fetch(location.href, { headers: { 'Accept': 'text/html' }, credentials: 'same-origin' }).then(function (r) {
      if (!r.ok || r.redirected) throw new Error('gone');
      return r.text();
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, 'text/html'), fresh = page.getElementById('counts');
      if (fresh && fresh.dataset.seq !== counts.dataset.seq) take(page, fresh);
      setTimeout(renew, every);
    }).catch(function () { setTimeout(renew, 3 * every); });
  }
  function take(page, fresh) {
    counts.dataset.seq = fresh.dataset.seq;
    var old = counts.querySelectorAll('strong'), now = fresh.querySelectorAll('strong');
    Array.prototype.forEach.call(now, function (n, i) { if (old[i]) old[i].textContent = n.textContent; });
    Array.prototype.forEach.call(document.querySelectorAll('table.board tbody tr'), function (row) {
      var other = page.getElementById(row.id);
      if (!other) return;
      Array.prototype.forEach.call(other.children, function (cell, i) {
        if (i > 0 && row.children[i] && row.children[i].innerHTML !== cell.innerHTML) row.children[i].replaceChildren.apply(row.children[i],
          Array.prototype.map.call(cell.childNodes, function (n) { return document.importNode(n, true); }));
      });
    });
    var link = document.createElement('a');
    link.href = location.href; link.textContent = news.dataset.says;
    news.replaceChildren(link); news.hidden = false;
  }
  setTimeout(renew, every);
})();
