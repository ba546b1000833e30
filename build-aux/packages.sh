# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run and test: what the project needs, and how a system brings it.
#
# One row a need: how to see that it is there (a program, or a pkg-config
# module with its least version), then its package for apt, dnf, pacman, zypper.
# "build" rows are for building and running, "test" rows for the tests too.

needs='
build|cmd gcc|build-essential|gcc|base-devel|gcc
build|file stdio.h|libc6-dev|glibc-devel|glibc|glibc-devel
build|cmd meson|meson|meson|meson|meson
build|cmd ninja|ninja-build|ninja-build|ninja|ninja
build|cmd pkg-config|pkgconf|pkgconf-pkg-config|pkgconf|pkgconf-pkg-config
build|cmd msgfmt|gettext|gettext|gettext|gettext-tools
build|cmd glib-compile-resources|libglib2.0-dev-bin|glib2-devel|glib2-devel|glib2-devel
build|cmd update-desktop-database|desktop-file-utils|desktop-file-utils|desktop-file-utils|desktop-file-utils
build|cmd gtk4-update-icon-cache|libgtk-4-bin|gtk-update-icon-cache|gtk-update-icon-cache|gtk4-tools
build|pc glib-2.0 2.74|libglib2.0-dev|glib2-devel|glib2|glib2-devel
build|pc gtk4 4.8|libgtk-4-dev|gtk4-devel|gtk4|gtk4-devel
build|pc libadwaita-1 1.2|libadwaita-1-dev|libadwaita-devel|libadwaita|libadwaita-devel
build|pc libxml-2.0 2.9.14|libxml2-dev|libxml2-devel|libxml2|libxml2-devel
build|pc libarchive 3.6|libarchive-dev|libarchive-devel|libarchive|libarchive-devel
build|pc libcmark 0.30|libcmark-dev|cmark-devel|cmark|cmark-devel
build|pc gmime-3.0 3.2|libgmime-3.0-dev|gmime30-devel|gmime3|gmime-devel
build|cmd pdftotext|poppler-utils|poppler-utils|poppler|poppler-tools
build|pc sqlite3 3.40|libsqlite3-dev|sqlite-devel|sqlite|sqlite3-devel
build|pc libexttextcat 3.4|libexttextcat-dev|libexttextcat-devel|libexttextcat|libexttextcat-devel
build|pc icu-i18n 70|libicu-dev|libicu-devel|icu|libicu-devel
build|pc json-glib-1.0 1.6|libjson-glib-dev|json-glib-devel|json-glib|json-glib-devel
build|data icons/Adwaita/index.theme|adwaita-icon-theme|adwaita-icon-theme|adwaita-icon-theme|adwaita-icon-theme
build|svg|librsvg2-common|librsvg2|librsvg|gdk-pixbuf-loader-rsvg
build|data fonts|fonts-cantarell|abattis-cantarell-fonts|cantarell-fonts|cantarell-fonts
test|pc atspi-2 2.46|libatspi2.0-dev|at-spi2-core-devel|at-spi2-core|at-spi2-core-devel
test|atspi|at-spi2-core|at-spi2-core|at-spi2-core|at-spi2-core
test|cmd Xvfb|xvfb|xorg-x11-server-Xvfb|xorg-server-xvfb|xorg-x11-server-Xvfb
test|cmd xvfb-run|xvfb|xorg-x11-server-Xvfb|xorg-server-xvfb|xvfb-run
test|cmd xauth|xauth|xauth|xorg-xauth|xauth
test|cmd dbus-run-session|dbus|dbus-daemon|dbus|dbus-1
test|cmd desktop-file-validate|desktop-file-utils|desktop-file-utils|desktop-file-utils|desktop-file-utils
test|cmd appstreamcli|appstream|appstream|appstream|AppStream
test|cmd xmllint|libxml2-utils|libxml2|libxml2|libxml2-tools
test|cmd python3|python3|python3|python|python3
test|lib libasan.so|libgcc-12-dev|libasan|gcc-libs|libasan8
test|lib libubsan.so|libgcc-12-dev|libubsan|gcc-libs|libubsan1
'

# What is missing of the rows for "build" or "test", as package names.
missing_packages() # KIND COLUMN
{
  printf '%s' "$needs" | while IFS='|' read -r kind probe apt dnf pacman zypper
  do
    [ -n "$kind" ] || continue
    [ "$kind" = build ] || [ "$1" = test ] || continue
    set -- "$1" "$2" $probe
    case $3 in
      cmd) command -v "$4" ;;
      pc) pkg-config --atleast-version="$5" "$4" ;;
      file) [ -e "/usr/include/$4" ] ;;
      data) [ -n "$(ls "/usr/share/$4" 2>/dev/null | head -n 1)" ] ;;
      lib) [ -e "$(gcc -print-file-name="$4")" ] ;;
      svg) ls /usr/lib*/*/gdk-pixbuf-2.0/*/loaders/*svg* /usr/lib*/gdk-pixbuf-2.0/*/loaders/*svg* /usr/lib*/glycin-loaders/*/glycin-svg 2>/dev/null | grep -q . ;;
      atspi) [ -x /usr/libexec/at-spi-bus-launcher ] || [ -x /usr/lib/at-spi-bus-launcher ] || [ -x /usr/libexec/at-spi2/at-spi-bus-launcher ] ;;
    esac >/dev/null 2>&1 || eval "printf '%s\n' \"\$$2\""
  done | sort -u | tr '\n' ' '
}

# Installs what is missing; quick where nothing is.
install_packages() # KIND
{
  local manager missing as_root=

  for manager in apt-get dnf pacman zypper none
  do
    command -v "$manager" >/dev/null 2>&1 && break
  done

  missing=$(missing_packages "$1" "${manager%-get}")
  [ "$manager" != none ] || missing=$(missing_packages "$1" apt)
  [ -n "${missing// /}" ] || return 0

  if [ "$manager" = none ]
  then
    echo "None of apt-get, dnf, pacman and zypper is here to install what is missing." >&2
    echo "Install what your system calls these Debian packages, then run this again:" >&2
    echo "  $missing" >&2
    return 1
  fi

  if [ "$(id -u)" -ne 0 ]
  then
    if ! command -v sudo >/dev/null 2>&1
    then
      echo "To install these packages, run this again as root: $missing" >&2
      return 1
    fi
    as_root=sudo
  fi

  echo "Installing: $missing" >&2
  case $manager in
    apt-get)
      $as_root apt-get update -q &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing ;;
    dnf) $as_root dnf install -y $missing ;;
    pacman) $as_root pacman -S --needed --noconfirm $missing ;;
    zypper) $as_root zypper --non-interactive install $missing ;;
  esac >&2 || {
    echo "The packages could not be installed; the lines above say why. Wanted: $missing" >&2
    return 1
  }

  missing=$(missing_packages "$1" "${manager%-get}")
  [ -z "${missing// /}" ] || {
    echo "After installing, these packages still are missing or too old for Analyzer: $missing" >&2
    echo "Debian 12, Fedora 38, openSUSE Leap 15.6 or anything newer has them." >&2
    return 1
  }
}

# Makes DIR a build folder with the given options, unless it is one already.
set_up_build() # DIR OPTION…
{
  local dir=$1
  shift

  if [ -f "$dir/build.ninja" ]
  then
    local option changed=
    for option
    do
      local name=${option%%=*}
      name=${name#-D}
      grep -qxF -- "$option" "$dir/.options-$name" 2>/dev/null || changed="$changed $option"
    done
    [ -z "$changed" ] || meson configure "$dir" $changed >/dev/null || return 1
  else
    rm -rf "$dir"
    meson setup "$dir" "$top" "$@" >&2 || return 1
  fi

  local option
  for option
  do
    local name=${option%%=*}
    printf '%s\n' "$option" > "$dir/.options-${name#-D}"
  done
}
