#!/bin/sh
# Cuts the four embedded faces again. Needed only when the set of characters changes (cut.py says which they are);
# the same fonts and the same tables always give the same bytes.
#
#   Debian: python3-fonttools 4.38, unicode-data 15.0, fonts-lxgw-wenkai 1.250
#   npm:    @expo-google-fonts/noto-serif-sc 0.4.3, @expo-google-fonts/noto-sans-sc 0.4.3
#
# NPM names the node_modules folder the two packages stand in.
set -eu
cd "$(dirname "$0")"
noto="${NPM:?set NPM to the node_modules folder}/@expo-google-fonts"
wenkai=/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf
cut() { /usr/bin/python3 cut.py "$1" "data/$2.ttf" "$3" "$4" ${5:+"$5"}; }

cut "$noto/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf" song "Nianbao Song" Regular everything
cut "$noto/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf" title "Nianbao Song" Black
cut "$noto/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf" hei "Nianbao Hei" Bold
cut "$wenkai" kai "Nianbao Kai" Regular

# The licence texts as their packages carry them; Debian's copy is unwrapped from the format of its file.
cp "$noto/noto-serif-sc/LICENSE_FONT" licences/noto-serif-sc.txt
cp "$noto/noto-sans-sc/LICENSE_FONT" licences/noto-sans-sc.txt
{
	debian=/usr/share/doc/fonts-lxgw-wenkai/copyright
	sed -n '/^Files: \*/,/^License:/p' "$debian" | sed '/^Files:/d; /^License:/d; s/^ //'
	echo 'Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)'
	echo
	sed -n '/^License: OFL-1.1$/,/^License: GPL/p' "$debian" |
		sed '/^Files:/,/^License: OFL-1.1$/d; /^License:/d; s/^ \.$//; s/^ //'
} >licences/lxgw-wenkai.txt
