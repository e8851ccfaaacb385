/*
 * Runs before the page, in every browser that can run a script at all: plain ES5, no build changes it. Where the browser
 * is too old for the page it says so in plain words, with the clinic's number. `vidiOldBrowserWords` is put in by the
 * build (scripts/patient-page) out of src/shared/i18n.
 */
(function () {
  var words = vidiOldBrowserWords;
  var shown = false;

  // What the page cannot do without; the youngest are of Safari 15.4 and Chrome 97.
  function isTooOld() {
    return !(
      'noModule' in document.createElement('script') &&
      window.Promise &&
      window.fetch &&
      Array.prototype.at &&
      Array.prototype.findLast &&
      Object.hasOwn &&
      String.prototype.replaceAll
    );
  }

  function language() {
    var wishes = navigator.languages || [navigator.language || ''];
    for (var i = 0; i < wishes.length; i += 1) {
      var tag = String(wishes[i]).toLowerCase().split('-')[0];
      if (words[tag]) return tag;
    }
    return 'en';
  }

  function add(parent, kind, text) {
    var element = document.createElement(kind);
    element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
    return element;
  }

  // The page's head as far as it is known: the clinic's name, and its number as a press.
  function showClinic(place, head, label) {
    var request = new XMLHttpRequest();
    request.onload = function () {
      var clinic;
      var link;
      var mark;
      try {
        clinic = JSON.parse(request.responseText);
      } catch (_) {
        // No number is known here: the invitation has one.
        return;
      }
      mark = document.createElement('img');
      mark.src = document.querySelector('link[rel="icon"]').href;
      mark.alt = '';
      mark.width = mark.height = 22;
      head.appendChild(mark);
      add(head, 'span', clinic.name);
      link = add(place, 'a', label + ' ' + clinic.phone.replace(/ /g, '\u00a0').replace(/-/g, '\u2011'));
      link.className = 'main';
      // White on nothing where the browser knows none of the page's colours.
      link.style.backgroundColor = '#006684';
      link.href = 'tel:' + clinic.phone.replace(/[^\d+]/g, '');
    };
    request.open('GET', '/api/clinic');
    request.send();
  }

  function show() {
    var place = document.getElementById('root');
    var chosen = language();
    var head;
    if (shown || !place) return;
    shown = true;
    document.documentElement.setAttribute('data-too-old', '');
    document.documentElement.lang = chosen;
    place.innerHTML = '';
    place.className = 'too-old';
    head = document.createElement('p');
    head.className = 'head clinic';
    place.appendChild(head);
    add(place, 'h1', words[chosen].title);
    add(place, 'p', words[chosen].text);
    add(place, 'p', words[chosen].versions);
    showClinic(place, head, words[chosen].ring);
  }

  if (isTooOld()) {
    document.documentElement.setAttribute('data-too-old', '');
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
    else show();
    return;
  }
  // A word of the language that this browser does not know stops the page before its first line.
  window.addEventListener('error', function (event) {
    var place = document.getElementById('root');
    if (event.error instanceof SyntaxError && place && !place.firstChild) show();
  });
})();
