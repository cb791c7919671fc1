package book

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"hash"
	"unicode/utf16"
)

// Excel encrypts a workbook whose structure is locked with a well-known password, so that the
// lock cannot be removed with a text editor ([MS-OFFCRYPTO] 2.2.5 documents it for binary
// workbooks; Excel 2007 does it to .xlsx). Excel then asks for no password, and neither do we.
const velvetPassword = "VelvetSweatshop"

// maxSpins is how often a hash is repeated at most; Excel writes 50,000 or 100,000.
const maxSpins = 1_000_000

var errOtherPassword = errors.New("encrypted with another password, or in another way")

// Plain returns the workbook within a file that is encrypted with the fixed password of Excel, and whether it was; any
// other file without what is before or behind a zip.
func Plain(data []byte) (plain []byte, was bool) {
	if len(data) > MaxFile || !bytes.HasPrefix(data, []byte(compoundMagic)) {
		return alone(data), false
	}
	plain, err := unvelvet(data)
	if err != nil {
		return data, false
	}
	return plain, true
}

func unvelvet(data []byte) ([]byte, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, err
	}
	info, err := c.stream("EncryptionInfo")
	if err != nil {
		return nil, err
	}
	sealed, err := c.stream("EncryptedPackage")
	if err != nil {
		return nil, err
	}
	if len(info) < 8 || len(sealed) < 8 {
		return nil, errOtherPassword
	}
	size := binary.LittleEndian.Uint64(sealed)
	if size > MaxFile || size > uint64(len(sealed)) {
		return nil, errOtherPassword
	}
	var plain []byte
	if binary.LittleEndian.Uint16(info) == 4 && binary.LittleEndian.Uint16(info[2:]) == 4 {
		plain, err = agile(info[8:], sealed[8:])
	} else {
		plain, err = standard(info[8:], sealed[8:])
	}
	if err != nil || uint64(len(plain)) < size {
		return nil, errOtherPassword
	}
	return plain[:size], nil
}

func utf16le(s string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}

func digest(h hash.Hash, parts ...[]byte) []byte {
	h.Reset()
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

// spun is the password's hash, repeated.
func spun(h hash.Hash, salt []byte, spins int) []byte {
	sum := digest(h, salt, utf16le(velvetPassword))
	for i := range spins {
		sum = digest(h, binary.LittleEndian.AppendUint32(nil, uint32(i)), sum)
	}
	return sum
}

// standard decrypts the encryption of Office 2007 ([MS-OFFCRYPTO] 2.3.4.4 to 2.3.4.9): AES-ECB, 50,000 rounds of SHA-1.
func standard(info, sealed []byte) ([]byte, error) {
	const spins, verifier = 50_000, 4 + 16 + 16 + 4 + 32
	if len(info) < 4 {
		return nil, errOtherPassword
	}
	n := int(binary.LittleEndian.Uint32(info))
	if n < 24 || n > len(info)-4-verifier {
		return nil, errOtherPassword
	}
	header, rest := info[4:4+n], info[4+n:]
	bits := binary.LittleEndian.Uint32(header[16:])
	if bits == 0 {
		bits = 128
	}
	if bits != 128 && bits != 192 && bits != 256 {
		return nil, errOtherPassword
	}
	salt, check, sum := rest[4:20], rest[20:36], rest[40:72]
	h := sha1.New()
	final := digest(h, spun(h, salt, spins), make([]byte, 4))
	var key []byte
	for _, pad := range []byte{0x36, 0x5C} {
		block := bytes.Repeat([]byte{pad}, 64)
		for i, b := range final {
			block[i] ^= b
		}
		key = append(key, digest(h, block)...)
	}
	cipher, err := aes.NewCipher(key[:bits/8])
	if err != nil {
		return nil, err
	}
	open := func(in []byte) []byte {
		out := make([]byte, len(in)/aes.BlockSize*aes.BlockSize)
		for i := 0; i < len(out); i += aes.BlockSize {
			cipher.Decrypt(out[i:], in[i:])
		}
		return out
	}
	if !bytes.Equal(digest(h, open(check)), open(sum)[:sha1.Size]) {
		return nil, errOtherPassword
	}
	return open(sealed), nil
}

// agileInfo is the encryption header of Office 2010 and later ([MS-OFFCRYPTO] 2.3.4.10).
type agileInfo struct {
	KeyData agileKey `xml:"keyData"`
	Keys    []struct {
		EncryptedKey struct {
			agileKey
			Spins int    `xml:"spinCount,attr"`
			Check string `xml:"encryptedVerifierHashInput,attr"`
			Sum   string `xml:"encryptedVerifierHashValue,attr"`
			Key   string `xml:"encryptedKeyValue,attr"`
		} `xml:"encryptedKey"`
	} `xml:"keyEncryptors>keyEncryptor"`
}

type agileKey struct {
	Salt   string `xml:"saltValue,attr"`
	Block  int    `xml:"blockSize,attr"`
	Bits   int    `xml:"keyBits,attr"`
	Hash   string `xml:"hashAlgorithm,attr"`
	Cipher string `xml:"cipherAlgorithm,attr"`
	Chain  string `xml:"cipherChaining,attr"`
}

func (k agileKey) hash() hash.Hash {
	if k.Block != aes.BlockSize || k.Cipher != "AES" || k.Chain != "ChainingModeCBC" || k.Bits%64 != 0 {
		return nil
	}
	switch k.Hash {
	case "SHA1":
		return sha1.New()
	case "SHA256":
		return sha256.New()
	case "SHA384":
		return sha512.New384()
	case "SHA512":
		return sha512.New()
	}
	return nil
}

// What each use of the password's hash appends to it ([MS-OFFCRYPTO] 2.3.4.13).
var (
	blockCheck = []byte{0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79}
	blockSum   = []byte{0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E}
	blockKey   = []byte{0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6}
)

// agile decrypts the encryption of Office 2010 and later: AES-CBC, in segments of 4,096 bytes.
func agile(info, sealed []byte) ([]byte, error) {
	var a agileInfo
	if err := xml.Unmarshal(info, &a); err != nil || len(a.Keys) != 1 {
		return nil, errOtherPassword
	}
	k := a.Keys[0].EncryptedKey
	h, hp := k.hash(), a.KeyData.hash()
	salt, err := base64.StdEncoding.DecodeString(k.Salt)
	if err != nil || h == nil || hp == nil || k.Spins < 0 || k.Spins > maxSpins || len(salt) != aes.BlockSize {
		return nil, errOtherPassword
	}
	base := spun(h, salt, k.Spins)
	open := func(text string, block []byte) []byte {
		in, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return nil
		}
		return openCBC(fitted(digest(h, base, block), k.Bits/8), salt, in)
	}
	check, sum, key := open(k.Check, blockCheck), open(k.Sum, blockSum), open(k.Key, blockKey)
	if len(sum) < h.Size() || !bytes.Equal(digest(h, check), sum[:h.Size()]) || len(key) < a.KeyData.Bits/8 {
		return nil, errOtherPassword
	}
	packageSalt, err := base64.StdEncoding.DecodeString(a.KeyData.Salt)
	if err != nil {
		return nil, errOtherPassword
	}
	const segment = 4096
	var plain []byte
	for i := 0; len(sealed) >= aes.BlockSize; i++ {
		n := min(segment, len(sealed)/aes.BlockSize*aes.BlockSize)
		iv := fitted(digest(hp, packageSalt, binary.LittleEndian.AppendUint32(nil, uint32(i))), aes.BlockSize)
		part := openCBC(key[:a.KeyData.Bits/8], iv, sealed[:n])
		if part == nil {
			return nil, errOtherPassword
		}
		plain, sealed = append(plain, part...), sealed[n:]
	}
	return plain, nil
}

// fitted cuts or pads a hash to a length.
func fitted(sum []byte, n int) []byte {
	for len(sum) < n {
		sum = append(sum, 0x36)
	}
	return sum[:n]
}

func openCBC(key, iv, in []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil || len(in)%aes.BlockSize != 0 || len(iv) != aes.BlockSize {
		return nil
	}
	out := make([]byte, len(in))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, in)
	return out
}
